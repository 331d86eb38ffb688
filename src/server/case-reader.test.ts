import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeFolder, OTHER_TEXT, SHIPPED_TEXT, writeSmallCase } from "../../test/small-case.ts";
import { CaseReader } from "./case-reader.ts";
import { CaseWorkers } from "./case-workers.ts";
import type { Bundle } from "./wire.ts";

/** A thread's start takes a while on a machine that is busy with other tests. */
vi.setConfig({ testTimeout: 30_000 });

let place: ReturnType<typeof makeFolder>;
let folder: string;
let texts: string;
/** Started once, since loading what reading takes is most of the time these tests take. */
const workers = new CaseWorkers();

afterAll(() => workers.close());
beforeEach(async () => {
  place = makeFolder();
  folder = writeSmallCase(join(place.path, "case"));
  texts = join(place.path, "texts");
  await mkdir(texts);
});
afterEach(() => {
  place.remove();
});

function makeReader(keepBytes?: number): CaseReader {
  return new CaseReader({ textFolders: [texts], workers, ...(keepBytes === undefined ? {} : { keepBytes }) });
}

async function read(reader: CaseReader, from = folder) {
  const reading = await reader.read(from);
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return reading.value;
}

async function bundle(reader: CaseReader): Promise<Bundle> {
  return JSON.parse(Buffer.concat((await read(reader)).bundle).toString()) as Bundle;
}

const edit = (file: string, from: string, to: string): void => {
  const path = join(folder, file);
  writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
};

/** Long enough ago that what is read now is relied on. */
const settle = () => sleep(120);

describe("CaseReader", () => {
  it("gives record and evidence as a bundle, and the texts by themselves, to the byte", async () => {
    writeFileSync(join(texts, "any name"), OTHER_TEXT);
    const value = await read(makeReader());
    const { record, evidence, texts: within } = JSON.parse(Buffer.concat(value.bundle).toString()) as Bundle;
    expect(record.case.title).toBe("Two boats");
    expect(evidence).toEqual({ spans: 1, verified: 1, unavailable: 0, broken: 0, atHand: ["log", "letter"] });
    expect(within).toEqual({});
    expect([...value.texts].map(([account, bytes]) => [account, Buffer.from(bytes).toString("hex")])).toEqual([
      ["log", Buffer.from(SHIPPED_TEXT).toString("hex")],
      ["letter", Buffer.from(OTHER_TEXT).toString("hex")],
    ]);
    expect(value.summary).toEqual({
      title: "Two boats", summary: "Two boats meet. Invented.", fictional: true, events: 1, reports: 1, accounts: 2, voices: 2,
      parties: ["Red", "The blue boat"], from: "2024-05-06", until: "2024-05-06",
    });
  });

  it("reads once as long as nothing changes", async () => {
    await settle();
    const reader = makeReader();
    const [one, two] = await Promise.all([read(reader), read(reader)]);
    expect(two).toBe(one);
    expect(await read(reader)).toBe(one);
  });

  it("reads anew after any edit, however soon and however small", async () => {
    const reader = makeReader();
    for (const wait of [0, 120]) {
      await sleep(wait);
      const before = (await bundle(reader)).record.case.title;
      const after = before.replace(/.$/, (last) => (last === "s" ? "z" : "s"));
      edit("case.yaml", `title: ${before}`, `title: ${after}`);
      expect((await bundle(reader)).record.case.title).toBe(after);
    }
  });

  it("sees a file that is put in place with an old date", async () => {
    await settle();
    const reader = makeReader();
    const other = join(folder, "case.yaml.new");
    writeFileSync(other, readFileSync(join(folder, "case.yaml"), "utf8").replace("Two boats", "Old boat"));
    await settle();
    await read(reader);
    renameSync(other, join(folder, "case.yaml"));
    expect((await bundle(reader)).record.case.title).toBe("Old boat");
  });

  it("finds a text that is put among the others later", async () => {
    await settle();
    const reader = makeReader();
    expect((await bundle(reader)).evidence.atHand).toEqual(["log"]);
    await writeFile(join(texts, "found.txt"), OTHER_TEXT);
    expect((await bundle(reader)).evidence.atHand).toEqual(["log", "letter"]);
  });

  it("sees that a text changed, and that it was restored", async () => {
    await settle();
    const reader = makeReader();
    await read(reader);
    edit("accounts/log.txt", "Monday", "Sunday");
    expect(await reader.read(folder)).toMatchObject({ ok: false, faults: [{ code: "evidence/text-changed" }] });
    edit("accounts/log.txt", "Sunday", "Monday");
    expect((await bundle(reader)).evidence.verified).toBe(1);
  });

  it("says where the faults are, and gives the case again once they are mended", async () => {
    const reader = makeReader();
    edit("journal.yaml", "by: [red, blue]", "by: [red, bleu]");
    const faults = { ok: false, faults: [{ code: "case/unknown-person", at: { file: "journal.yaml", line: 7 } }] };
    expect(await reader.read(folder)).toMatchObject(faults);
    expect(await reader.summarise(folder)).toMatchObject(faults);
    edit("journal.yaml", "bleu", "blue");
    expect(await reader.summarise(folder)).toMatchObject({ ok: true, value: { events: 1 } });
  });

  it("says so where there is no folder any more", async () => {
    rmSync(folder, { recursive: true });
    expect(await makeReader().read(folder)).toMatchObject({ ok: false, faults: [{ code: "file/not-found" }] });
  });

  it("keeps summaries of what had to make room, and reads that again when it is wanted", async () => {
    const second = writeSmallCase(join(place.path, "second"), { id: "second" });
    await settle();
    const reader = makeReader(1);
    const first = await read(reader);
    await read(reader, second);
    const again = await read(reader);
    expect(again).not.toBe(first);
    expect(again).toEqual(first);
    expect(await reader.summarise(second)).toMatchObject({ ok: true, value: { title: "Two boats" } });
  });

  it("makes exports", async () => {
    const made = await makeReader().export(folder, { name: "journal.jsonl", texts: "shipped", atMs: 0 });
    expect(made.ok && Buffer.concat(made.value).toString().split("\n")[0]).toBe('{"version":1}');
  });

  it("answers those who wait when it is closed, and those who come after", async () => {
    const reader = new CaseReader({ textFolders: [texts] });
    const waiting = [reader.read(folder), reader.export(folder, { name: "events.csv", texts: "shipped", atMs: 0 })];
    await sleep(5);
    await reader.close();
    for (const answer of [...(await Promise.all(waiting)), await reader.read(folder)]) {
      expect(answer).toMatchObject({ ok: false, faults: [{ code: "server/closing" }] });
    }
  });
});
