import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { copyOfCase, runCli, shippedCase } from "../../../test/run-cli.ts";
import { sha256Of } from "../../base/sha256.ts";

const FERRY = shippedCase("last-ferry");
const LANTERN = readFileSync(join(FERRY, "accounts/lantern.txt"), "utf8");
const words = [...LANTERN].slice(220, 338).join("");

describe("locate", { timeout: 60_000 }, () => {
  it("prints the span of words in code points, ready to paste", async () => {
    expect(await runCli("locate", FERRY, "lantern", words)).toEqual({
      status: 0, stdout: `span: { start: 220, end: 338, sha256: ${sha256Of(words)} }\n`, stderr: "",
    });
  });

  it("counts characters beyond U+FFFF as one", async () => {
    const [wide = ""] = /\p{Extended_Pictographic}/u.exec(LANTERN) ?? [];
    const start = [...LANTERN].indexOf(wide);
    expect(wide.length).toBe(2);
    const { stdout } = await runCli("locate", FERRY, "lantern", wide);
    expect(stdout.split("\n")[0]).toBe(`span: { start: ${start}, end: ${start + 1}, sha256: ${sha256Of(wide)} }`);
  });

  it("prints every place where the words stand, and says so", async () => {
    const { status, stdout, stderr } = await runCli("locate", FERRY, "lantern", "the");
    expect(status).toBe(0);
    expect(stdout.trimEnd().split("\n")).toHaveLength(LANTERN.split("the").length - 1);
    expect(stderr).toMatch(/^note: the words stand \d+ times/);
  });

  it("adds a report where it is told to, and touches nothing else", async () => {
    const folder = copyOfCase("last-ferry");
    const journal = join(folder, "journal.yaml");
    const before = readFileSync(journal, "utf8").split("\n");
    const { status, stdout, stderr } = await runCli("locate", folder, "lantern", words, "--add", "asked-home", "--standing", "belief");
    expect([status, stdout]).toEqual([0, ""]);
    expect(stderr).toContain("added to “asked-home”");
    const after = readFileSync(journal, "utf8").split("\n");
    const first = after.findIndex((line, i) => line !== before[i]);
    expect(after.slice(first, first + 4)).toEqual([
      "      - account: lantern", `        span: { start: 220, end: 338, sha256: ${sha256Of(words)} }`, "        attribution: { kind: outlet }", "        standing: belief",
    ]);
    expect([...after.slice(0, first), ...after.slice(first + 4)]).toEqual(before);
    expect((await runCli("check", folder)).stdout).toContain("82 of 82 spans verified");
  });

  it.each([
    [["lantern", "words that nobody wrote"], "does not say that, to the letter"],
    [["lantern", ""], "does not say that, to the letter"],
    [["lanturn", "the"], "the text of “lanturn” is not at hand"],
    [["lantern", "the", "--add", "ask"], "the words stand"],
    [["lantern", words, "--add", "nothing"], "there is no event “nothing”"],
  ])("ends with 1 where it cannot: %j", async (args, said) => {
    const { status, stdout, stderr } = await runCli("locate", FERRY, ...args);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(said);
    expect(stderr).toContain("\nhint: ");
  });
});
