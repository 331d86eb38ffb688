import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeFolder } from "../../../test/small-case.ts";
import { smallReading, smallTexts } from "../../../test/small-reading.ts";
import { readCaseFolder } from "../../journal/adapters/case-folder.ts";
import { writeCaseFolder } from "./case-folder-files.ts";
import { draftCase } from "./draft-case.ts";
import { openDesk } from "./open-desk.ts";

let place: ReturnType<typeof makeFolder>;
beforeEach(() => (place = makeFolder()));
afterEach(() => {
  place.remove();
});

const draft = (accept?: number, reading = smallReading()) => draftCase(reading, smallTexts(), { folder: "Herring talks", accept });

describe("a draft case", () => {
  it("[D1] is one that check accepts, with the texts and nothing in the journal", async () => {
    const out = join(place.path, "herring-talks");
    expect((await writeCaseFolder(out, draft().files)).ok).toBe(true);
    const opened = await readCaseFolder(out);
    expect(opened.ok && [opened.value.record.case.id, opened.value.record.case.title, opened.value.record.events.length]).toEqual(["herring-talks", "Herring talks", 0]);
    expect(opened.ok && [...opened.value.shipped]).toEqual(["gazette", "courier"]);
    expect(readdirSync(place.path)).toEqual(["herring-talks"]);
  });

  it("[D4] gives parties their roles, people their party, and says how sure and where from", () => {
    const text = draft().files.get("case.yaml");
    const basis = "0.90, read 3 times in gazette, courier; a verb of offering; role inferred: makes or gets offers in 2 candidates";
    expect(text).toContain(`  # ${basis}\n  - id: northern-fleet\n`);
    expect(text).toContain("  - id: maran\n    name: Ilse Maran\n    party: northern-fleet\n    office: skipper\n");
    // Named once and hardly sure: added when a candidate that is accepted needs it.
    expect(text).not.toContain("pilot");
  });

  it("[D5] lists an account that is only named as lost", () => {
    const text = draft().files.get("accounts.yaml");
    expect(text).toContain("      of: the-harbour-post\n");
    expect(text).toContain("  - id: the-harbour-post\n    publisher: the Harbour Post\n    lost: true\n");
  });

  it("[D6] [D7] takes what is sure enough into the journal, in the order of time, with what the words bear out", async () => {
    const out = join(place.path, "herring");
    const made = draft(0.8);
    expect(made.notes).toEqual([]);
    expect(await writeCaseFolder(out, made.files)).toMatchObject({ ok: true });
    const desk = await openDesk(out);
    if (!desk.ok) throw new Error(desk.faults.map(({ message }) => message).join("\n"));
    const { events } = desk.value.opened.record;
    expect(events.map(({ id, at }) => [id, at])).toEqual([["meeting-1", "2031-03-03"], ["offer-1", "2031-03-05"], ["response-1", "2031-03-07"]]);
    expect(events[1]?.reports.map(({ standing, vouches, note }) => ({ standing, vouches, note }))).toEqual([
      { standing: "fact", vouches: ["at", "by", "to", "terms"], note: undefined },
      { standing: "fact", vouches: ["at", "by", "terms"], note: expect.stringContaining("promise") as unknown },
    ]);
    expect(desk.value.state.entries.map(({ state }) => state)).toEqual(["accepted", "accepted", "accepted", "open", "open", "open"]);
  });

  it("[D10] takes all of it where all is asked for, adding whom the candidates need", () => {
    const made = draft(0);
    expect(made.notes).toEqual([]);
    expect(made.accepted).toBe(6);
    const text = made.files.get("case.yaml");
    expect(text).toContain("  - id: pilot\n");
    expect(text).toContain("  - id: unplaced\n");
  });

  it("[D3] is the same, byte for byte, each time", () => {
    expect([...draft(0.5).files]).toEqual([...draft(0.5).files]);
  });

  it("is a case even where nothing was found", async () => {
    const nothing = { ...smallReading(), names: [], candidates: [], issues: [], times: [], quantities: [] };
    expect(await writeCaseFolder(join(place.path, "bare"), draft(undefined, nothing).files)).toMatchObject({ ok: true });
  });
});

describe("writing it", () => {
  it("[D2] leaves a folder that holds something alone", async () => {
    writeFileSync(join(place.path, "mine.txt"), "mine");
    const refused = await writeCaseFolder(place.path, draft().files);
    expect(!refused.ok && refused.faults.map(({ code }) => code)).toEqual(["read/not-empty"]);
    expect(readdirSync(place.path)).toEqual(["mine.txt"]);
  });

  it("[D2] fills a folder that is empty", async () => {
    const out = join(place.path, "empty");
    mkdirSync(out);
    expect((await writeCaseFolder(out, draft().files)).ok).toBe(true);
    expect(existsSync(join(out, "case.yaml"))).toBe(true);
  });

  it("[D1] [D2] leaves nothing behind where the draft would be faulty", async () => {
    const { files } = draft();
    const refused = await writeCaseFolder(join(place.path, "out"), new Map([...files, ["case.yaml", "version: 1\n"]]));
    expect(refused.ok).toBe(false);
    expect(readdirSync(place.path)).toEqual([]);
  });

  it("keeps the texts to the byte", async () => {
    const out = join(place.path, "texts");
    await writeCaseFolder(out, draft().files);
    for (const [id, text] of smallTexts()) expect(readFileSync(join(out, "accounts", `${id}.txt`), "utf8")).toBe(text);
  });
});
