import { describe, expect, it } from "vitest";
import { runCli, runShell, shippedCase } from "../../test/run-cli.ts";
import { makeProgram } from "./program.ts";
import { VERSION } from "./version.ts";

const FERRY = shippedCase("last-ferry");

describe("backchannel", { timeout: 60_000 }, () => {
  it("prints its version", async () => {
    expect(await runCli("--version")).toEqual({ status: 0, stdout: `${VERSION}\n`, stderr: "" });
  });

  it.each(makeProgram().commands.map((command) => command.name()))("helps with %s, with an example of it", async (name) => {
    const { status, stdout, stderr } = await runCli(name, "--help");
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(new RegExp(`\\nExample:\\n {2}.*backchannel ${name}\\b`));
  });

  it("lists every command in its help", async () => {
    const { status, stdout } = await runCli("--help");
    expect(status).toBe(0);
    for (const command of makeProgram().commands) expect(stdout).toContain(`\n  ${command.name()}`);
  });

  it.each([
    [[]],
    [["chekc", FERRY]],
    [["check"]],
    [["check", FERRY, "--jsn"]],
    [["study", FERRY, "--json", "--html", "x.html"]],
    [["export", FERRY]],
    [["export", FERRY, "--csv", "--jsonl"]],
    [["knows", FERRY, "--who", "dockers"]],
    [["knows", FERRY, "--who", "dockers", "--at", "yesterday"]],
    [["knows", FERRY, "--who", "dokcers", "--at", "2024-10-16"]],
    [["schema", "nothing"]],
    [["completion", "powershell"]],
    [["locate", FERRY, "lantern", "words", "--standing", "rumour"]],
  ])("ends with 2 where it is misused: %j", async (args) => {
    const { status, stdout, stderr } = await runCli(...args);
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).not.toBe("");
  });

  it("suggests the command meant", async () => {
    expect((await runCli("chekc", FERRY)).stderr).toContain("Did you mean check?");
  });

  it.each(["check", "study", "export --csv", "locate lantern words", "knows --who dockers --at 2024"])("ends with 1 where there is no case: %s", async (line) => {
    const [name = "", ...rest] = line.split(" ");
    const { status, stdout, stderr } = await runCli(name, "/nowhere", ...rest);
    expect(status).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toContain("file/not-found: there is no such folder");
  });

  it.each(["study $CASE --json", "export $CASE --csv", "export $CASE --jsonl", "schema journal"])("bears a reader that goes away: %s", async (line) => {
    const { status, stdout, stderr } = await runShell(`set -o pipefail; $BACKCHANNEL ${line.replace("$CASE", shippedCase("doha-2025"))} | head -c 10`);
    expect([status, stdout.length, stderr]).toEqual([0, 10, ""]);
  });
});
