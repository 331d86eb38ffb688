import { appendFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeFolder, writeSmallCase } from "../../../test/small-case.ts";
import { eventId, smallReading, smallTexts } from "../../../test/small-reading.ts";
import { readCaseFolder } from "../../journal/adapters/case-folder.ts";
import { actOnDesk } from "./act-on-desk.ts";
import { writeCaseFolder } from "./case-folder-files.ts";
import type { DeskAct } from "./decision.ts";
import { countsOf, itemsOf } from "./desk.ts";
import { draftCase } from "./draft-case.ts";
import { openDesk } from "./open-desk.ts";

let place: ReturnType<typeof makeFolder>;
let folder: string;
beforeEach(async () => {
  place = makeFolder();
  folder = join(place.path, "herring");
  await writeCaseFolder(folder, draftCase(smallReading(), smallTexts(), { folder }).files);
});
afterEach(() => {
  place.remove();
});

const textOf = (name: string): string => readFileSync(join(folder, name), "utf8");
const files = () => [textOf("case.yaml"), textOf("journal.yaml")];

async function act(one: DeskAct) {
  const done = await actOnDesk(folder, one);
  if (!done.ok) throw new Error(done.faults.map(({ message }) => message).join("\n"));
  expect((await readCaseFolder(folder)).ok).toBe(true);
  return done.value;
}

async function refusal(one: DeskAct): Promise<string[]> {
  const before = [...files(), textOf("decisions.jsonl")];
  const done = await actOnDesk(folder, one);
  expect([...files(), textOf("decisions.jsonl")]).toEqual(before);
  return done.ok ? [] : done.faults.map(({ code }) => code);
}

const accept = (id: string): DeskAct => ({ act: "accept", item: eventId(id) });
const eventsOf = (): string[] => [...textOf("journal.yaml").matchAll(/^ {2}- id: (.*)$/gm)].map(([, id = ""]) => id);

describe("accepting", () => {
  it("[D7] puts the event at its place in time and keeps the comments", async () => {
    const header = textOf("journal.yaml").split("\n")[0] ?? "";
    await act(accept("offer-2"));
    await act(accept("meeting-1"));
    const { touched } = await act(accept("response-1"));
    expect(touched).toEqual(["offer-1", "response-1"]);
    expect(eventsOf()).toEqual(["meeting-1", "offer-1", "response-1", "offer-2"]);
    expect(textOf("journal.yaml").split("\n")[0]).toBe(header);
  });

  it("[D10] adds to the case whom the event names, saying what that rests on", async () => {
    const { notes } = await act(accept("offer-2"));
    expect(notes.filter((one) => one.startsWith("added"))).toEqual([
      "added to parties of case.yaml: People whose party is not known", "added to people of case.yaml: the harbour pilot",
    ]);
    expect(notes).toContain("“A second offer of 60 boats” comes after an event that is not accepted yet; that order was left out");
    expect(textOf("case.yaml")).toMatch(/note: "?Added from the reading: 0\.30, read once in gazette; acts once\./);
  });

  it("[D9] refuses what would make the case faulty, with its faults, and leaves all as it was", async () => {
    await act({ act: "edit", item: eventId("meeting-1"), set: { by: ["nobody-known"] } });
    expect(await refusal(accept("meeting-1"))).toEqual(["desk/unknown-name"]);
    await act({ act: "edit", item: eventId("response-2"), set: { answers: null } });
    expect(await refusal(accept("response-2"))).toEqual(["desk/incomplete"]);
    await act(accept("response-1"));
    await act({ act: "edit", item: eventId("response-2"), set: { answers: eventId("offer-2"), at: "2031-03-01" } });
    expect(await refusal(accept("response-2"))).toEqual(["journal/out-of-order"]);
  });

  it("[D10] widens the range of an issue that an edited amount leaves", async () => {
    await act({ act: "edit", item: eventId("offer-1"), set: { terms: { boats: 75 } } });
    await act(accept("offer-1"));
    expect(textOf("case.yaml")).toMatch(/max: 75\b/);
  });

  it("[D6] keeps what is only supposed as a belief", async () => {
    await act(accept("response-2"));
    expect(textOf("journal.yaml")).toMatch(/standing: belief\n {8}vouches:[^]*note: Put as a supposition\./);
  });
});

describe("undo", () => {
  it("[D13] restores the files to the letter", async () => {
    await act(accept("offer-1"));
    const before = files();
    await act(accept("offer-2"));
    expect(files()).not.toEqual(before);
    await act({ act: "undo" });
    expect(files()).toEqual(before);
    await act({ act: "undo" });
    expect(countsOf((await act({ act: "reject", item: eventId("leak-1") })).desk.state)).toMatchObject({ open: 5, rejected: 1, accepted: 0 });
  });

  it("[D13] takes out just the event where somebody has changed the files since", async () => {
    const [, journal] = files();
    await act(accept("offer-2"));
    appendFileSync(join(folder, "journal.yaml"), "# mine\n");
    const { notes } = await act({ act: "undo" });
    expect(notes).toHaveLength(1);
    expect(textOf("journal.yaml")).toContain(journal?.split("\n")[0]);
    expect(eventsOf()).toEqual([]);
    expect(textOf("journal.yaml")).toContain("# mine\n");
  });

  it("[D13] says why it cannot, where another event rests on it", async () => {
    await act(accept("offer-1"));
    await act(accept("response-1"));
    expect(await refusal({ act: "undo", decision: 1 })).toEqual(["journal/unknown-event"]);
  });

  it("[D13] takes further reports back and leaves the event", async () => {
    await act({ act: "split", item: eventId("offer-1"), reports: [1] });
    await act(accept("offer-1"));
    await act({ act: "merge", items: [eventId("offer-1"), eventId("offer-1-2")] });
    const before = files();
    const { desk } = await act(accept("offer-1"));
    expect(desk.opened.record.events[0]?.reports).toHaveLength(2);
    expect(eventsOf()).toEqual(["offer-1"]);
    appendFileSync(join(folder, "journal.yaml"), "# mine\n");
    await act({ act: "undo" });
    expect(textOf("journal.yaml")).toBe(`${before[1] ?? ""}# mine\n`);
  });
});

describe("the desk on disk", () => {
  it("[D15] refuses what was thought out before somebody else decided", async () => {
    await act({ act: "reject", item: eventId("leak-1"), after: 0 });
    expect(await refusal({ act: "reject", item: eventId("offer-1"), after: 0 })).toEqual(["desk/stale"]);
    await act({ act: "reject", item: eventId("offer-1"), after: 1 });
  });

  it("[D15] makes decisions asked for at once one after another, none lost", async () => {
    const ids = ["meeting-1", "offer-1", "response-1", "offer-2", "leak-1", "response-2"];
    const done = await Promise.all(ids.map((id) => actOnDesk(folder, accept(id))));
    expect(done.map(({ ok }) => ok)).toEqual(ids.map(() => true));
    expect((await readCaseFolder(folder)).ok).toBe(true);
    expect(textOf("decisions.jsonl").trim().split("\n")).toHaveLength(6);
    expect(readdirSync(folder).filter((name) => name.includes(".part"))).toEqual([]);
  });

  it("[D14] goes by the journal where somebody wrote in it: a deleted event stays away, one written by hand counts", async () => {
    const empty = textOf("journal.yaml");
    await act(accept("offer-1"));
    const written = textOf("journal.yaml").replace("id: offer-1", "id: by-hand");
    writeFileSync(join(folder, "journal.yaml"), empty);
    const state = async () => {
      const desk = await openDesk(folder);
      return desk.ok ? itemsOf(desk.value.state).find(({ id }) => id === "offer-1") : undefined;
    };
    expect(await state()).toMatchObject({ state: "rejected" });
    await act({ act: "undo" });
    writeFileSync(join(folder, "journal.yaml"), written);
    expect(await state()).toMatchObject({ state: "accepted", event: "by-hand", newReports: [] });
  });

  it("[D11] survives a line that a crash has cut", async () => {
    await act({ act: "reject", item: eventId("leak-1") });
    appendFileSync(join(folder, "decisions.jsonl"), '{"version":1,"num');
    const { desk } = await act({ act: "reject", item: eventId("offer-1") });
    expect(countsOf(desk.state).rejected).toBe(2);
    expect(desk.log.unreadable).toBe(1);
  });

  it("tells that a case has none", async () => {
    const bare = await openDesk(writeSmallCase(join(place.path, "bare")));
    expect(!bare.ok && bare.faults.map(({ code }) => code)).toEqual(["desk/none"]);
  });
});
