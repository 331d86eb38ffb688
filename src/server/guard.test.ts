import { hostname } from "node:os";
import { describe, expect, it } from "vitest";
import { checkHost, checkOrigin, isLoopback } from "./guard.ts";

const lets = (header: string | undefined, bound = "127.0.0.1") => checkHost(header, bound) === undefined;

describe("checkHost", () => {
  it("lets in by the loopback's names and by the address bound to, with any port, since it may be forwarded", () => {
    for (const header of ["localhost", "localhost:4750", "LOCALHOST:80", "127.0.0.1:4750", "[::1]:4750"]) expect(lets(header)).toBe(true);
    expect(lets("192.168.7.2:4750", "192.168.7.2")).toBe(true);
    expect(lets("Desk.lan:4750", "desk.lan")).toBe(true);
    expect(lets("[fe80::1]:4750", "fe80::1")).toBe(true);
  });

  it("refuses every other name, and what is none", () => {
    const headers = [
      undefined, "", "example.org", "example.org:4750", "localhost.example.org", "127.0.0.1.example.org", "evil@localhost",
      "localhost:4750/", "localhost, example.org", "localhost:x", "[::1", "192.168.7.2", "0.0.0.0", "localhost.",
    ];
    for (const header of headers) expect(lets(header), header).toBe(false);
    expect(checkHost("example.org", "127.0.0.1")?.code).toBe("http/wrong-host");
  });

  it("behind a wildcard lets in by any address and by the machine's name, by no other name", () => {
    for (const bound of ["0.0.0.0", "::"]) {
      expect(lets("10.1.2.3:4750", bound)).toBe(true);
      expect(lets("[2001:db8::1]:4750", bound)).toBe(true);
      expect(lets(hostname(), bound)).toBe(true);
      expect(lets("example.org:4750", bound)).toBe(false);
    }
  });
});

describe("checkOrigin", () => {
  it("lets in the page itself, and what is no browser", () => {
    expect(checkOrigin(undefined, "localhost:4750")).toBeUndefined();
    expect(checkOrigin("http://localhost:4750", "localhost:4750")).toBeUndefined();
    expect(checkOrigin("http://[::1]:4750", "[::1]:4750")).toBeUndefined();
  });

  it("refuses every other page", () => {
    const origins = ["http://example.org", "http://localhost", "http://localhost:4751", "null", "", "file://", "http://localhost:4750.example.org"];
    for (const origin of origins) expect(checkOrigin(origin, "localhost:4750")?.code, origin).toBe("http/wrong-origin");
  });
});

describe("isLoopback", () => {
  it("is so only where certain", () => {
    expect(["localhost", "127.0.0.1", "127.1.2.3", "::1"].every(isLoopback)).toBe(true);
    expect(["0.0.0.0", "::", "192.168.7.2", "127.example.org", "desk.lan", ""].some(isLoopback)).toBe(false);
  });
});
