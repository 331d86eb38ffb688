import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli, runShell, shippedCase, temporaryFolder } from "../../../test/run-cli.ts";
import type { WindowAnswer } from "../../study/window/answer.ts";
import { windowAnswer } from "../../study/window/answer-shape.ts";
import { DEFAULT_ASSUMPTIONS } from "../../study/window/problem.ts";

const FERRY = shippedCase("last-ferry");
const answerIn = (stdout: string): WindowAnswer => JSON.parse(stdout) as WindowAnswer;

describe("window", { timeout: 180_000 }, () => {
  it("prints an answer that fits its published shape, the same bytes in one thread and in two", async () => {
    const [one, two] = await Promise.all(["1", "2"].map((threads) => runCli("window", FERRY, "--json", "--threads", threads)));
    expect([one?.status, one?.stderr]).toEqual([0, ""]);
    expect(two?.stdout).toBe(one?.stdout);
    const answer = answerIn(one?.stdout ?? "");
    expect(windowAnswer.safeParse(answer).error?.issues ?? []).toEqual([]);
    expect(answer).toMatchObject({ version: 1, case: "last-ferry", known: true, diagnostics: { seed: 1, sound: true } });
    for (const { probability, interval: [low, high] = [0, 1] } of answer.moments) {
      expect(low).toBeLessThanOrEqual(probability ?? 0);
      expect(high).toBeGreaterThanOrEqual(probability ?? 1);
    }
  });

  it("is a page of plain text: likelihood and confidence apart, the moments, the offers, what it rests on", async () => {
    const { status, stdout, stderr } = await runCli("window", FERRY, "--at", "2024-10-16", "--package", "last-offer");
    expect([status, stderr]).toEqual([0, ""]);
    for (const words of ["Likelihood  ", "Confidence  ", "Closing     ", "Basis       ", "Moments\n", "Offers: ", "The package asked about", "What it rests on", "To know"]) {
      expect(stdout).toContain(words);
    }
    expect(stdout.split("\n").filter((line) => [...line].length > 110)).toEqual([]);
    expect(stdout).not.toMatch(/undefined|NaN|Infinity/);
  });

  it("judges a package from a file, and tells what is wrong with one", async () => {
    const file = join(temporaryFolder(), "p.json");
    writeFileSync(file, '{ "crew": 6, "pay": 9, "winchmen": "slipway", "cargo": "food" }');
    const judged = await runCli("window", FERRY, "--json", "--package", file, "--at", "2024-10-16");
    expect(answerIn(judged.stdout).asked?.package).toMatchObject({ crew: "6 hands", pay: "9 per cent" });
    writeFileSync(file, '{ "crew": 60 }');
    const outside = await runCli("window", FERRY, "--package", file);
    expect([outside.status, outside.stdout]).toEqual([1, ""]);
    expect(outside.stderr).toContain("case/terms-range");
    expect(outside.stderr).toContain(":1:11");
  });

  it("asks of other parties and under other assumptions, and says so", async () => {
    const answer = answerIn((await runCli("window", FERRY, "--parties", "dockers", "--assume", "bluff=0.2", "--assume", "noDeal=unknown", "--seed", "7", "--json")).stdout);
    expect(answer.parties.filter(({ required }) => required).map(({ id }) => id)).toEqual(["dockers"]);
    expect([answer.assumptions.bluff, answer.diagnostics.seed]).toEqual([0.2, 7]);
    expect(answer.sensitivity.map(({ assumption }) => assumption)).not.toContain("What no deal leaves in place");
  });

  it("does not take what it cannot read", async () => {
    const wrong: [string[], string][] = [
      [["--at", "soon"], "“soon” is not a time in EDTF"], [["--seed", "x"], "“x” is no seed"], [["--threads", "0"], "no number of threads"],
      [["--parties", "docker"], "did you mean dockers?"], [["--package", "nothing-like-it"], "there is no offer"],
      [["--assume", "bluf=1"], "did you mean bluff?"],
    ];
    for (const [args, words] of wrong) {
      const { status, stdout, stderr } = await runCli("window", FERRY, ...args);
      expect([status, stdout]).toEqual([2, ""]);
      expect(stderr).toContain(words);
    }
  });

  it("does not mind a reader that goes away", async () => {
    expect((await runShell(`$BACKCHANNEL window ${FERRY} --json | head -c 10`)).status).toBe(0);
  });
});

describe("docs/window.md", () => {
  it("has every assumption with its default", () => {
    const page = readFileSync(new URL("../../../docs/window.md", import.meta.url), "utf8");
    for (const [name, value] of Object.entries(DEFAULT_ASSUMPTIONS)) {
      const told = value === true ? "yes" : value === false ? "no" : String(value);
      expect(page).toContain(`| \`${name}\` | ${told} |`);
    }
  });
});
