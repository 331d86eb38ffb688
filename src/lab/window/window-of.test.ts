import { afterAll, describe, expect, it } from "vitest";
import { readCaseFolder } from "../../journal/adapters/case-folder.ts";
import { type Study, studyRecord } from "../../study/study.ts";
import { shippedCase } from "../../../test/run-cli.ts";
import { makeFolder, writeSmallCase } from "../../../test/small-case.ts";
import { windowOf } from "./window-of.ts";

const place = makeFolder();
afterAll(() => { place.remove(); });

async function studyIn(folder: string): Promise<Study> {
  const opened = await readCaseFolder(folder);
  if (!opened.ok) throw new Error(opened.faults[0]?.message);
  return studyRecord(opened.value.record);
}

/** The record of a shipped case without some of its events; what refers to them goes as well. */
async function ferryWithout(...types: readonly string[]): Promise<Study> {
  const { record } = await studyIn(shippedCase("last-ferry"));
  const events = record.events.filter(({ type }) => !types.includes(type)) as unknown as typeof record.events;
  return studyRecord({ ...record, events });
}

describe("windowOf", { timeout: 180_000 }, () => {
  it("[L1] gives the same bytes on any number of threads, and others for another seed", async () => {
    const study = await studyIn(shippedCase("last-ferry"));
    const ways = [{ threads: 1 }, { threads: 2 }, { seed: 2 }];
    const [one, two, other] = await Promise.all(ways.map((way) => windowOf(study, way)));
    expect(JSON.stringify(two)).toBe(JSON.stringify(one));
    expect(JSON.stringify(other)).not.toBe(JSON.stringify(one));
  });

  it("tells less of it roughly where it is thorough", async () => {
    const study = await studyIn(shippedCase("last-ferry"));
    const rough = await Promise.all([false, true].map(async (thorough) => {
      const answer = await windowOf(study, { thorough });
      if (!answer.ok) throw new Error(answer.faults[0]?.message);
      return answer.value.sensitivity.filter(({ by }) => by === "rough").length;
    }));
    expect(rough[1]).toBeLessThan(rough[0] ?? 0);
  });

  it("looks at the moment asked for, and judges the package asked about then", async () => {
    const study = await studyIn(shippedCase("last-ferry"));
    const answer = await windowOf(study, { atMs: Date.UTC(2024, 9, 16, 23), asked: { crew: 6, pay: 9 } });
    const chosen = answer.ok ? answer.value.moments[answer.value.chosen ?? -1] : undefined;
    expect(chosen?.at).toBe("2024-10-16");
    expect(answer.ok && answer.value.asked?.package).toMatchObject({ crew: "6 hands", pay: "9 per cent" });
  });

  it("says what cannot be known where nobody offered anything, and never a number", async () => {
    for (const study of [await studyIn(writeSmallCase(place.path)), await ferryWithout("offer", "response", "agreement", "approval")]) {
      const answer = await windowOf(study);
      if (!answer.ok) throw new Error(answer.faults[0]?.message);
      expect(answer.value).toMatchObject({ known: false, offers: [], sensitivity: [] });
      expect(answer.value.unknown.length).toBeGreaterThan(0);
      for (const { probability, interval, best } of answer.value.moments) {
        expect([probability, interval, best]).toEqual([undefined, undefined, undefined]);
      }
    }
  });

  it("refuses a record with more acts than it can go through", async () => {
    const answer = await windowOf(await studyIn(shippedCase("last-ferry")), { mostActs: 3 });
    expect(answer.ok ? [] : answer.faults.map(({ code }) => code)).toEqual(["window/too-many-acts"]);
  });

  it("[L3] stops when told to", async () => {
    const study = await studyIn(shippedCase("last-ferry"));
    for (const threads of [1, 2]) {
      for (const from of [0, 0.3]) {
        const stop = new AbortController();
        const onProgress = (done: number): void => { if (done >= from) stop.abort(new Error("enough")); };
        await expect(windowOf(study, { threads, signal: stop.signal, onProgress })).rejects.toThrow("enough");
      }
    }
  });
});
