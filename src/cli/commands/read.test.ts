import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { runCli, temporaryFolder } from "../../../test/run-cli.ts";
import { type Reading, reading } from "../../read/reading.ts";

const GAZETTE = `The Skerry Gazette
3 March 2031

The skippers of the Northern Fleet met Tomas Orr of the Fjord Council in Vik on Saturday. Ilse Maran, who speaks for the
fleet, offered to leave 40 boats in harbour until June. Two days later the council rejected the offer, three officials
said. Orr said that he would not comment.
`;
const LETTER = "Dear editor,\n\nthe fleet offered 40 boats, and the council turned the offer down. I was told so by a member.\n";

let place: string;
beforeEach(() => {
  place = temporaryFolder();
  mkdirSync(join(place, "articles"));
  writeFileSync(join(place, "articles", "gazette.txt"), GAZETTE);
  writeFileSync(join(place, "articles", "letter.md"), LETTER);
});

const at = (...steps: string[]): string => join(place, ...steps);
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name)).sort().map((path) => [path.slice(folder.length), readFileSync(path, "utf8")]);

describe("read", { timeout: 60_000 }, () => {
  it("writes a draft that check accepts, the same each time, and leaves nothing beside it", async () => {
    const { status, stdout, stderr } = await runCli("read", at("articles"), "--out", at("one", "herring"));
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^\S+: a draft from 2 accounts, \d of them independent\nfound: \d+ people, /);
    expect(readdirSync(at("one"))).toEqual(["herring"]);
    expect((await runCli("check", at("one", "herring"))).status).toBe(0);
    await runCli("read", at("articles"), "--out", at("two", "herring"));
    expect(filesIn(at("two", "herring"))).toEqual(filesIn(at("one", "herring")));
  });

  it("prints the reading as JSON and nothing else, with or without writing a case", async () => {
    const { status, stdout, stderr } = await runCli("read", at("articles", "gazette.txt"), "--json", "--published", "gazette.txt=2031-03-03");
    expect([status, stderr]).toEqual([0, ""]);
    const read = reading.parse(JSON.parse(stdout));
    expect(read.accounts).toMatchObject([{ id: "gazette", published: "2031-03-03", publishedFrom: "given" }]);
    expect(readdirSync(place)).toEqual(["articles"]);
    const written = await runCli("read", at("articles", "gazette.txt"), "--json", "--published", "gazette.txt=2031-03-03", "--out", at("out"));
    expect(written.stdout).toBe(stdout);
    expect(readFileSync(at("out", "reading.json"), "utf8")).toBe(stdout);
  });

  it("reads the others where some cannot be read, and ends with 1", async () => {
    writeFileSync(at("articles", "empty.txt"), "");
    writeFileSync(at("articles", "broken.pdf"), "this is no pdf");
    writeFileSync(at("articles", "picture.png"), "png");
    const { status, stdout, stderr } = await runCli("read", at("articles"), at("nowhere.txt"), "--out", at("out"));
    expect([status, stdout.split(",")[0]]).toEqual([1, `${at("out")}: a draft from 2 accounts`]);
    for (const said of ["read/empty", "read/broken", "nowhere.txt", "picture.png: passed over", "3 files could not be read; the others were"]) {
      expect(stderr).toContain(said);
    }
    expect((await runCli("check", at("out"))).status).toBe(0);
  });

  it("writes nothing where nothing can be read", async () => {
    writeFileSync(at("empty.txt"), "");
    const { status, stdout, stderr } = await runCli("read", at("empty.txt"), "--out", at("out"));
    expect([status, stdout, existsSync(at("out"))]).toEqual([1, "", false]);
    expect(stderr).toContain("read/empty");
  });

  it("leaves a folder that holds something as it is, and says how to add to it", async () => {
    const { status, stderr } = await runCli("read", at("articles"), "--out", at("articles"));
    expect(status).toBe(1);
    expect(stderr).toMatch(/read\/not-empty.*--add CASE/);
    expect(readdirSync(at("articles"))).toEqual(["gazette.txt", "letter.md"]);
  });

  it("adds to a case what is not in it yet, and says what is", async () => {
    await runCli("read", at("articles", "gazette.txt"), "--out", at("out"));
    writeFileSync(at("again.txt"), GAZETTE);
    const before = readFileSync(at("out", "case.yaml"), "utf8");
    const { status, stdout, stderr } = await runCli("read", "--add", at("out"), at("articles", "letter.md"), at("again.txt"));
    expect(status).toBe(0);
    expect(stdout).toContain("1 account added (letter), 2 accounts read\n");
    expect(stderr).toContain("again.txt: not added again, it says the same as gazette\n");
    expect(readdirSync(at("out", "accounts"))).toEqual(["gazette.txt", "letter.txt"]);
    expect(readFileSync(at("out", "case.yaml"), "utf8")).toBe(before);
    expect((JSON.parse(readFileSync(at("out", "reading.json"), "utf8")) as Reading).accounts.map(({ id }) => id)).toEqual(["gazette", "letter"]);
    expect((await runCli("check", at("out"))).status).toBe(0);
  });

  it("takes into the journal what is sure enough, at once or later", async () => {
    await runCli("read", at("articles"), "--out", at("all"), "--accept", "0");
    await runCli("read", at("articles"), "--out", at("none"));
    const { stdout, stderr } = await runCli("read", "--add", at("none"), "--accept", "0");
    expect([stdout, stderr]).toEqual([expect.stringMatching(/[1-9]\d* accepted, 0 rejected/), expect.not.stringContaining("journal/")]);
    for (const folder of ["all", "none"]) {
      expect(readFileSync(at(folder, "journal.yaml"), "utf8")).toContain("type: offer");
      expect((await runCli("check", at(folder))).status).toBe(0);
    }
  });

  it("adds the words of a user's own lexicons, and tells their faults", async () => {
    mkdirSync(at("words"));
    writeFileSync(at("words", "speech.yaml"), "says: 7\n");
    const { status, stderr } = await runCli("read", at("articles"), "--json", "--lexicons", at("words"));
    expect([status, stderr]).toEqual([1, expect.stringContaining("speech.yaml:1:") as unknown]);
    expect((await runCli("read", at("articles"), "--json", "--lexicons", at("nowhere"))).status).toBe(1);
  });

  it.skipIf(process.getuid?.() === 0)("ends with 1 where it may not write", async () => {
    chmodSync(place, 0o500);
    const { status, stderr } = await runCli("read", at("articles"), "--out", at("out"));
    chmodSync(place, 0o700);
    expect([status, stderr.split("\n").length]).toEqual([1, 2]);
  });

  it.each([
    [["ARTICLES"], "nothing says where the draft goes"],
    [["--out", "OUT"], "no file is named"],
    [["ARTICLES", "--out", "OUT", "--add", "OUT"], "cannot be used with"],
    [["ARTICLES", "--out", "OUT", "--accept", "most"], "--accept takes a number"],
    [["ARTICLES", "--out", "OUT", "--published", "gazette.txt"], "FILE=DATE"],
    [["ARTICLES", "--out", "OUT", "--published", "gazette.txt=3 March"], "--published: "],
    [["ARTICLES", "--out", "OUT", "--published", "gazete.txt=2031-03-03"], "no file read here"],
  ])("ends with 2 where it is misused: %j", async (args, said) => {
    const { status, stdout, stderr } = await runCli("read", ...args.map((arg) => ({ ARTICLES: at("articles"), OUT: at("out") })[arg] ?? arg));
    expect([status, stdout, existsSync(at("out"))]).toEqual([2, "", false]);
    expect(stderr).toContain(said);
  });
});
