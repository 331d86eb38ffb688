import { readdirSync, utimesSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Checkout, findOlderNode } from "./checkout.ts";

const ECHO = 'process.stdout.write(`${process.argv.slice(2).join("|")} in ${process.cwd()}`);';

let checkout: Checkout;
beforeEach(() => {
  checkout = new Checkout();
  checkout.put("echo.js", ECHO);
});
afterEach(() => {
  checkout.remove();
});

describe("installing", () => {
  it("happens on the first start only, and leaves standard output to the script", async () => {
    const first = await checkout.run(["echo.js", "a b", "--page"]);
    expect(first.stdout).toBe(`a b|--page in ${checkout.folder}`);
    expect(first.stderr).toContain("backchannel: installing the dependencies");
    expect(first.stderr).toContain("npm says something");
    const second = await checkout.run(["echo.js"]);
    expect(second).toMatchObject({ code: 0, stderr: "" });
    expect(checkout.npmCalls()).toHaveLength(1);
  });

  it("keeps the caller's working directory", async () => {
    const { stdout } = await checkout.run(["echo.js"], { cwd: tmpdir() });
    expect(stdout).toBe(` in ${tmpdir()}`);
  });

  it("follows what the lockfile says, not its date", async () => {
    await checkout.run(["echo.js"]);
    utimesSync(join(checkout.folder, "package-lock.json"), new Date(0), new Date(0));
    await checkout.run(["echo.js"]);
    expect(checkout.npmCalls()).toHaveLength(1);
    checkout.put("package-lock.json", '{"packages":{"":{},"node_modules/b":{"integrity":"sha512-b"}}}');
    await checkout.run(["echo.js"]);
    expect(checkout.npmCalls()).toHaveLength(2);
  });

  it("takes over what somebody has installed already", async () => {
    checkout.put("node_modules/.package-lock.json", '{"packages":{"node_modules/a":{"integrity":"sha512-a"}}}');
    checkout.put("node_modules/a/package.json", "{}");
    expect(await checkout.run(["echo.js"])).toMatchObject({ code: 0, stderr: "" });
    expect(checkout.npmCalls()).toEqual([]);
  });

  it("that fails says what to do, starts nothing and is tried again", async () => {
    const failed = await checkout.run(["echo.js"], { standIn: "fail" });
    expect(failed).toMatchObject({ code: 1, stdout: "" });
    expect(failed.stderr).toMatch(/installing the dependencies failed: npm ci in .* ended with status 3/);
    expect(failed.stderr).toContain("just start again");
    expect(checkout.has("node_modules/.backchannel-stamp")).toBe(false);
    expect(await checkout.run(["echo.js"])).toMatchObject({ code: 0 });
  });

  it("that is interrupted leaves neither stamp nor lock", async () => {
    const started = checkout.start(["bin/run.mjs", "echo.js"], { standIn: "slow" });
    await started.until("npm says something");
    started.process.kill("SIGTERM");
    expect(await started.ending).toMatchObject({ signal: "SIGTERM", stdout: "" });
    expect(readdirSync(checkout.folder)).not.toContain(".backchannel-lock");
    expect(checkout.has("node_modules/.backchannel-stamp")).toBe(false);
  });

  it("happens once where several start at the same moment", async () => {
    const all = await Promise.all(["1", "2", "3", "4"].map((name) => checkout.run(["echo.js", name])));
    expect(all.map((ending) => ending.stdout[0])).toEqual(["1", "2", "3", "4"]);
    expect(checkout.npmCalls()).toHaveLength(1);
    expect(all.filter(({ stderr }) => stderr.includes("waiting for another start"))).toHaveLength(3);
  });

  it("does not wait for a start that is dead, nor for one that has long been silent", async () => {
    const dead = 2 ** 22 + 1;
    checkout.put(".backchannel-lock/owner", `${hostname()}\n${String(dead)}`);
    const both = await Promise.all([checkout.run(["echo.js"]), checkout.run(["echo.js"])]);
    expect(both.map((ending) => ending.code)).toEqual([0, 0]);
    expect(checkout.npmCalls()).toHaveLength(1);

    checkout.put("package-lock.json", '{"packages":{}, "changed": true}');
    checkout.put(".backchannel-lock/owner", "elsewhere\n1");
    utimesSync(join(checkout.folder, ".backchannel-lock/owner"), new Date(0), new Date(0));
    expect(await checkout.run(["echo.js"])).toMatchObject({ code: 0 });
    expect(checkout.npmCalls()).toHaveLength(2);
  });
});

describe("starting", () => {
  it("passes on the exit status", async () => {
    checkout.put("end.js", "process.exitCode = 42;");
    expect(await checkout.run(["end.js"])).toMatchObject({ code: 42, signal: null });
  });

  it.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)("passes on %s, and ends as the script ends", async (signal) => {
    checkout.put("tidy.js", `process.on("${signal}", () => process.exit(7)); setInterval(() => {}, 1000); console.log("up");`);
    const tidy = checkout.start(["bin/run.mjs", "tidy.js"]);
    await tidy.until("up");
    tidy.process.kill(signal);
    expect(await tidy.ending).toMatchObject({ code: 7 });

    checkout.put("plain.js", 'setInterval(() => {}, 1000); console.log("up");');
    const plain = checkout.start(["bin/run.mjs", "plain.js"]);
    await plain.until("up");
    plain.process.kill(signal);
    expect(await plain.ending).toMatchObject({ signal });
  });
});

describe("the page", () => {
  it("is built where a source has changed, and not otherwise", async () => {
    expect((await checkout.run(["--page", "echo.js"])).stderr).toContain("building the page");
    expect(checkout.read("dist/page/index.html")).toBe("first");
    expect(await checkout.run(["--page", "echo.js"])).toMatchObject({ code: 0, stderr: "" });
    checkout.put("web/main.tsx", "second");
    expect(await checkout.run(["echo.js"])).toMatchObject({ stderr: "" });
    await checkout.run(["--page", "echo.js"]);
    expect(checkout.read("dist/page/index.html")).toBe("second");
  });

  it("that cannot be built says so and leaves the old one", async () => {
    await checkout.run(["--page", "echo.js"]);
    checkout.put("web/main.tsx", "broken");
    const failed = await checkout.run(["--page", "echo.js"]);
    expect(failed).toMatchObject({ code: 1, stdout: "" });
    expect(failed.stderr).toContain("the page could not be built");
    expect(checkout.read("dist/page/index.html")).toBe("first");
    expect(readdirSync(join(checkout.folder, "dist"))).toEqual(["page"]);
  });
});

describe("the command", () => {
  it("knows its version before anything is installed", async () => {
    const { ending } = checkout.start(["bin/backchannel", "--version"]);
    expect(await ending).toMatchObject({ code: 0, stdout: "1.2.3\n", stderr: "" });
    expect(checkout.npmCalls()).toEqual([]);
  });

  it.each([
    [["serve", "--port", "0"], true],
    [["study", "x", "--html", "out.html"], true],
    [["study", "x", "--json"], false],
    [["check", "x"], false],
  ])("%j: page built: %s", async (args, built) => {
    checkout.put("src/cli/main.ts", `const words: string[] = process.argv.slice(2);\nconsole.log(words.join(" "));\n`);
    const { ending } = checkout.start(["bin/backchannel", ...args]);
    expect(await ending).toMatchObject({ code: 0, stdout: `${args.join(" ")}\n` });
    expect(checkout.has("dist/page/index.html")).toBe(built);
  });
});

const older = findOlderNode();
describe.skipIf(older === undefined)("on an older Node", () => {
  it("brings a newer one and runs on that", async () => {
    checkout.put("version.js", "console.log(process.versions.node);");
    const { stdout, stderr } = await checkout.run(["version.js"], { node: older ?? "" });
    expect(stdout).toBe(`${process.versions.node}\n`);
    expect(stderr).toContain("installing Node 24");
    const folders = checkout.npmCalls().map((call) => call.split(" ")[0]);
    expect(folders).toEqual([join(checkout.folder, "runtime"), checkout.folder]);
    expect(await checkout.run(["version.js"], { node: older ?? "" })).toMatchObject({ stderr: "" });
  });

  it("an installed package can only say what it needs", async () => {
    checkout.put("dist/cli/main.js", "");
    const { ending } = checkout.start(["bin/backchannel", "check"], { node: older ?? "" });
    const { code, stderr } = await ending;
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining("Node 24 or newer is needed") as string });
  });
});
