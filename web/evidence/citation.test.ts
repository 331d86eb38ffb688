import { describe, expect, it } from "vitest";
import type { Account } from "../../src/case/accounts-file.ts";
import { printCitation, webAddress } from "./citation.ts";

const account = { id: "a", publisher: "The Lantern", title: "Half empty", published: "2024-11-09", lineage: { kind: "original" } } as Account;

describe("citations", () => {
  it("names publisher, title, date, place and hash, and leaves out what is not known", () => {
    expect(printCitation(account, { start: 3, end: 9, sha256: "ab" })).toBe("The Lantern, “Half empty”, 9 Nov 2024, code points 3–9 (SHA-256 ab)");
  });

  it.each([["https://example.org/a", true], ["javascript:alert(1)", false], ["data:text/html,x", false]])("links %s: %s", (url, links) => {
    expect(webAddress({ ...account, url }) !== undefined).toBe(links);
  });
});
