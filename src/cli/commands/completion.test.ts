import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { runCli, runShell } from "../../../test/run-cli.ts";
import { makeProgram } from "../program.ts";

describe("completion", { timeout: 60_000 }, () => {
  it.each(["bash", "zsh", "fish"])("names every command and its options for %s", async (shell) => {
    const { status, stdout, stderr } = await runCli("completion", shell);
    expect([status, stderr]).toEqual([0, ""]);
    for (const command of makeProgram().commands) {
      expect(stdout).toContain(command.name());
      for (const option of command.options) expect(stdout).toContain(shell === "fish" ? ` -l ${option.long?.slice(2) ?? ""}` : option.long);
    }
    const parsed = spawnSync(shell, ["-n"], { input: stdout, encoding: "utf8" });
    // Only the shells that are here can judge.
    if (parsed.error === undefined) expect(parsed.stderr).toBe("");
  });

  it("completes in bash", async () => {
    const { stdout } = await runShell(
      'eval "$($BACKCHANNEL completion bash)"; COMP_WORDS=(backchannel kn); COMP_CWORD=1; _backchannel; echo "${COMPREPLY[@]}"; ' +
        'COMP_WORDS=(backchannel export --); COMP_CWORD=2; _backchannel; echo "${COMPREPLY[@]}"',
    );
    expect(stdout).toBe("knows\n--csv --jsonl --genius --negmas --accounts\n");
  });
});
