import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { copyOfCase, runCli, shippedCase, temporaryFolder } from "../../../test/run-cli.ts";
import type { SpaceAnalysis } from "../../study/space/analysis.ts";

const DOMAIN = `<negotiation_template><utility_space><objective name="root">
<issue index="1" type="discrete" name="Colour"><item value="red"/><item value="blue"/></issue>
<issue index="2" type="integer" lowerbound="1" upperbound="3" name="Pages"/>
</objective></utility_space></negotiation_template>
`;

function profile(red: number, blue: number, slope: number, offset: number): string {
  return `<utility_space><objective>
<issue index="1" type="discrete" name="Colour"><item value="red" evaluation="${red}"/><item value="blue" evaluation="${blue}"/></issue>
<issue index="2" type="integer" lowerbound="1" upperbound="3" name="Pages"><evaluator ftype="linear" slope="${slope}" offset="${offset}"/></issue>
<weight index="1" value="0.5"/><weight index="2" value="0.5"/>
</objective><reservation value="0.25"/></utility_space>
`;
}

/** A GENIUS domain with two profiles: 6 packages. */
function geniusFolder(): string {
  const folder = join(temporaryFolder(), "book");
  mkdirSync(folder);
  writeFileSync(join(folder, "book-domain.xml"), DOMAIN);
  writeFileSync(join(folder, "author.xml"), profile(1, 4, 0.5, 0));
  writeFileSync(join(folder, "printer.xml"), profile(2, 1, -0.5, 1));
  return folder;
}

function analysisIn(stdout: string): SpaceAnalysis & { basis: string; tookMs: number } {
  return JSON.parse(stdout) as SpaceAnalysis & { basis: string; tookMs: number };
}

describe("space", { timeout: 60_000 }, () => {
  it("says what there is to say of a case", async () => {
    const { status, stdout, stderr } = await runCli("space", shippedCase("last-ferry"));
    expect([status, stderr]).toEqual([0, ""]);
    for (const words of ["2,880 packages of 5 issues", "values assumed", "Nash 1950", "Adjusted Winner", "To know", "--all prints them"]) expect(stdout).toContain(words);
  });

  it("prints all of it as JSON", async () => {
    const { status, stdout } = await runCli("space", shippedCase("last-ferry"), "--parties", "company,growers", "--rule", "all-but-1", "--strict", "--json");
    const found = analysisIn(stdout);
    expect(status).toBe(0);
    expect(found).toMatchObject({ size: "2880", parties: ["company", "growers"], exact: true, basis: "assumed", agreement: { rule: { kind: "all-but", k: 1 } } });
    expect(Object.keys(found)).toEqual(expect.arrayContaining(["ranges", "rational", "opposition", "frontier", "solutions", "agreement", "tookMs", "notes"]));
    for (const name of ["nash", "kalaiSmorodinsky", "egalitarian", "leximin", "utilitarian", "equalValues"] as const) {
      expect(found.solutions[name]).toHaveProperty("definition");
    }
  });

  it("reads a folder of another tool, or its domain, by looking", async () => {
    const folder = geniusFolder();
    const [whole, file] = await Promise.all([runCli("space", folder, "--json"), runCli("space", join(folder, "book-domain.xml"), "--json", "--all")]);
    expect([whole.status, file.status]).toEqual([0, 0]);
    expect(analysisIn(whole.stdout)).toMatchObject({ size: "6", parties: ["author", "printer"] });
    expect(analysisIn(file.stdout).frontier.every((point) => (point.witnesses ?? []).length > 0)).toBe(true);
  });

  it("ends with 1 where something is wrong, and with 2 where it was asked wrongly", async () => {
    const folder = geniusFolder();
    writeFileSync(join(folder, "author.xml"), profile(1, 4, 0.5, 0).replace('value="0.5"', 'value="NaN"'));
    const broken = await runCli("space", folder);
    expect(broken.status).toBe(1);
    expect(broken.stderr).toContain("author.xml:4:26 genius/not-a-number");
    expect((await runCli("space", shippedCase("last-ferry"), "--rule", "most")).status).toBe(2);
    expect((await runCli("space", shippedCase("last-ferry"), "--parties", "nobody")).status).toBe(1);
    expect((await runCli("space", join(folder, "missing"))).status).toBe(1);
    const empty = await runCli("space", temporaryFolder());
    expect(empty.status).toBe(1);
    expect(empty.stderr).toContain("space/unknown-format");
  });

  it("says the same with any number of threads, and keeps to the memory it is given", async () => {
    const [one, two] = await Promise.all(["1", "2"].map((threads) =>
      runCli("space", shippedCase("last-ferry"), "--json", "--threads", threads, "--memory", "64MB")));
    expect([one?.status, one?.stderr]).toEqual([0, ""]);
    const timeless = (stdout = ""): unknown => ({ ...analysisIn(stdout), tookMs: 0 });
    expect(timeless(two?.stdout)).toEqual(timeless(one?.stdout));
    for (const wrong of [["--threads", "9"], ["--threads", "two"], ["--memory", "lots"], ["--memory", "0MB"], ["--bonus", "company"]]) {
      expect((await runCli("space", shippedCase("last-ferry"), ...wrong)).status).toBe(2);
    }
  });

  it("counts with a bonus on unanimity that the folder does not state", async () => {
    const { stdout } = await runCli("space", geniusFolder(), "--json", "--strict", "--bonus", "author=1,printer=1");
    const { agreement } = analysisIn(stdout);
    expect(Number(agreement.countWithBonus)).toBeGreaterThan(Number(agreement.count));
    const nobody = await runCli("space", geniusFolder(), "--bonus", "nobody=1");
    expect([nobody.status, nobody.stderr.includes("space/no-such-party")]).toEqual([1, true]);
  });

  it("asks which, where a folder holds two domains", async () => {
    const folder = geniusFolder();
    writeFileSync(join(folder, "other-domain.xml"), DOMAIN);
    const { status, stderr } = await runCli("space", folder);
    expect([status, stderr.includes("space/which-domain")]).toEqual([1, true]);
    expect((await runCli("space", join(folder, "book-domain.xml"))).status).toBe(0);
  });
});

describe("import and export", { timeout: 120_000 }, () => {
  it("make a case of GENIUS files and GENIUS files of the case, with the same packages", async () => {
    const folder = geniusFolder();
    const out = join(temporaryFolder(), "case");
    const imported = await runCli("import", folder, "--out", out);
    expect([imported.status, imported.stderr]).toEqual([0, ""]);
    expect(readdirSync(out).sort()).toEqual(["accounts", "case.yaml", "values.yaml"]);
    const checked = await runCli("check", out);
    expect([checked.status, checked.stderr]).toEqual([0, ""]);
    const back = join(temporaryFolder(), "back");
    expect((await runCli("export", out, "--genius", back)).status).toBe(0);
    const yaml = join(temporaryFolder(), "yaml");
    expect((await runCli("export", out, "--negmas", yaml)).status).toBe(0);
    const found = await Promise.all([folder, out, back, yaml].map(async (each) => analysisIn((await runCli("space", each, "--json")).stdout)));
    const [first, ...rest] = found.map(({ size, frontier, solutions, agreement }) => ({ size, frontier, solutions, agreement }));
    for (const each of rest) expect(each).toEqual(first);
  });

  it("leave what is there already as it is", async () => {
    const out = temporaryFolder();
    writeFileSync(join(out, "mine.txt"), "mine");
    expect((await runCli("import", geniusFolder(), "--out", out)).status).toBe(1);
    expect((await runCli("export", shippedCase("last-ferry"), "--genius", out)).status).toBe(1);
    expect(readdirSync(out)).toEqual(["mine.txt"]);
  });

  it("say what the files of others cannot hold", async () => {
    const out = join(temporaryFolder(), "xml");
    const { status, stderr } = await runCli("export", shippedCase("last-ferry"), "--genius", out);
    expect(status).toBe(0);
    expect(stderr).toContain("not in these files: that values are assumed");
    expect(existsSync(join(out, "the-last-ferry-domain.xml"))).toBe(true);
  });

  it("want one form of export, and a folder to import to", async () => {
    const out = join(temporaryFolder(), "out");
    expect((await runCli("export", shippedCase("last-ferry"))).status).toBe(2);
    expect((await runCli("export", shippedCase("last-ferry"), "--genius", out, "--negmas", out)).status).toBe(2);
    expect((await runCli("import", geniusFolder())).status).toBe(2);
  });

  it("hold values.yaml against its case", async () => {
    const folder = copyOfCase("last-ferry");
    writeFileSync(join(folder, "values.yaml"), "version: 1\nbasis: assumed\nparties:\n  - { party: nobody, boxes: [] }\n");
    const [checked, spaced] = await Promise.all([runCli("check", folder), runCli("space", folder)]);
    expect([checked.status, spaced.status]).toEqual([1, 1]);
    for (const { stderr } of [checked, spaced]) expect(stderr).toContain("values.yaml:4:14 values/unknown-party");
    expect(readFileSync(join(folder, "values.yaml"), "utf8")).toContain("nobody");
  });
});
