import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeFolder, writeSmallCase } from "../../../test/small-case.ts";
import { accountId, eventId, smallReading, smallTexts, TEXTS } from "../../../test/small-reading.ts";
import { readCaseFolder } from "../../journal/adapters/case-folder.ts";
import type { SourceDocument } from "../account.ts";
import { actOnDesk } from "./act-on-desk.ts";
import { addToCase, openToAdd, withEarlierProposals } from "./add-to-case.ts";
import { writeCaseFolder } from "./case-folder-files.ts";
import type { DeskAct } from "./decision.ts";
import { itemsOf } from "./desk.ts";
import { draftCase } from "./draft-case.ts";
import { nameDocuments } from "./name-documents.ts";
import { openDesk } from "./open-desk.ts";

let place: ReturnType<typeof makeFolder>;
let folder: string;
beforeEach(async () => {
  place = makeFolder();
  folder = join(place.path, "herring");
  await writeCaseFolder(folder, draftCase(smallReading(["gazette"]), smallTexts(["gazette"]), { folder }).files);
});
afterEach(() => {
  place.remove();
});

const COURIER: SourceDocument = { file: "in/courier.txt", kind: "text", text: TEXTS.courier };
const textOf = (name: string): string => readFileSync(join(folder, name), "utf8");

async function add(documents: readonly SourceDocument[] = [COURIER]) {
  const growing = await openToAdd(folder);
  if (!growing.ok) throw new Error(growing.faults.map(({ message }) => message).join("\n"));
  const { named, again } = nameDocuments(documents, growing.value.opened.record.accounts.accounts);
  const reading = named.length > 0 ? smallReading() : smallReading(["gazette"]);
  return { growing: growing.value, named, again, added: await addToCase(growing.value, reading, named) };
}

async function act(one: DeskAct) {
  const done = await actOnDesk(folder, one);
  if (!done.ok) throw new Error(done.faults.map(({ message }) => message).join("\n"));
  return done.value;
}

describe("adding accounts to a case", () => {
  it("[D16] leaves what was decided and written as it is", async () => {
    await act({ act: "accept", item: eventId("offer-1") });
    await act({ act: "reject", item: eventId("leak-1") });
    writeFileSync(join(folder, "accounts.yaml"), textOf("accounts.yaml").replace("accounts:\n", "accounts:\n  # mine\n"));
    const before = ["case.yaml", "journal.yaml", "decisions.jsonl", "accounts/gazette.txt"].map(textOf);
    const accounts = textOf("accounts.yaml");
    const { added, growing } = await add();
    expect(added).toMatchObject({ ok: true, value: { accounts: ["the-harbour-post", "courier"] } });
    expect(growing.documents.map(({ id }) => id)).toEqual(["gazette"]);
    expect(["case.yaml", "journal.yaml", "decisions.jsonl", "accounts/gazette.txt"].map(textOf)).toEqual(before);
    expect(textOf("accounts.yaml").startsWith(accounts)).toBe(true);
    expect(textOf("accounts/courier.txt")).toBe(TEXTS.courier);
    expect((await readCaseFolder(folder)).ok).toBe(true);
    const desk = await openDesk(folder);
    const states = desk.ok ? itemsOf(desk.value.state).map(({ id, state, newReports }) => [id, state, newReports]) : [];
    expect(states).toEqual([
      ["meeting-1", "open", []], ["offer-1", "accepted", [1]], ["response-1", "open", []], ["offer-2", "open", []],
      ["leak-1", "rejected", []], ["response-2", "open", []],
    ]);
  });

  it("[D17] gives an accepted event its new reports when it is accepted again", async () => {
    await act({ act: "accept", item: eventId("offer-1") });
    await add();
    const { desk } = await act({ act: "accept", item: eventId("offer-1") });
    expect(desk.opened.record.events.map(({ reports }) => reports.map(({ account }) => account))).toEqual([["gazette", "courier"]]);
    expect(desk.opened.evidence).toMatchObject({ verified: 2, broken: 0 });
  });

  it("[D16] does not add what is there already", async () => {
    const { again, named, added } = await add([{ ...COURIER, file: "other/name.txt", text: TEXTS.gazette }]);
    expect([again, named, added.ok]).toEqual([[{ file: "other/name.txt", account: "gazette" }], [], true]);
    expect(readdirSync(join(folder, "accounts"))).toEqual(["gazette.txt"]);
  });

  it("gives a case that was written by hand a desk", async () => {
    folder = writeSmallCase(join(place.path, "by-hand"));
    const before = [textOf("case.yaml"), textOf("journal.yaml")];
    const growing = await openToAdd(folder);
    if (!growing.ok) throw new Error(growing.faults.map(({ message }) => message).join("\n"));
    const reading = smallReading(["courier"]);
    const added = await addToCase(growing.value, { ...reading, candidates: [], names: [] }, [{ id: accountId("courier"), document: COURIER }]);
    expect(added.ok).toBe(true);
    expect([textOf("case.yaml"), textOf("journal.yaml")]).toEqual(before);
    expect((await openDesk(folder)).ok).toBe(true);
  });

  it("writes through no link that leads out of the case", async () => {
    const outside = join(place.path, "outside");
    mkdirSync(outside);
    writeFileSync(join(folder, "accounts.yaml"), "version: 1\naccounts: []\n");
    rmSync(join(folder, "accounts"), { recursive: true });
    symlinkSync(outside, join(folder, "accounts"));
    const { added } = await add();
    expect(!added.ok && added.faults.map(({ code }) => code)).toEqual(["file/outside-folder"]);
    expect(readdirSync(outside)).toEqual([]);
  });
});

describe("what a model proposed in an earlier reading", () => {
  const [offer] = smallReading(["gazette"]).candidates.filter(({ id }) => id === "offer-2");
  if (!offer) throw new RangeError("the fixture has a second offer");
  const proposed = { ...offer, id: eventId("proposed"), type: "statement" as const, by: ["orr", "gone"], proposedBy: "model" as const };
  const previous = { ...smallReading(["gazette"]), candidates: [offer, proposed] };

  it("[D18] stays, without names that are no longer found", () => {
    const kept = withEarlierProposals(smallReading(), previous).candidates.at(-1);
    expect(kept).toMatchObject({ id: "proposed", proposedBy: "model", by: ["orr"], through: ["pilot"] });
  });

  it("[D18] goes where the rules find it by now, or its account is no longer read", () => {
    const now = smallReading();
    const found = { ...now, candidates: [...now.candidates, { ...proposed, id: eventId("by-rules"), proposedBy: "rules" as const }] };
    expect(withEarlierProposals(found, previous)).toEqual(found);
    expect(withEarlierProposals(smallReading(["courier"]), previous)).toEqual(smallReading(["courier"]));
  });
});

describe("naming documents", () => {
  it("names accounts after their files, each differently", () => {
    const files = ["a/Señor Ortiz' report.html", "b/senor-ortiz-report.txt", "c/2031.pdf"];
    const { named } = nameDocuments(files.map((file) => ({ file, kind: "text", text: file })));
    expect(named.map(({ id }) => id)).toEqual(["senor-ortiz-report", "senor-ortiz-report-2", "account"]);
  });

  it("[D16] keeps the same words from another publisher: that is a copy", () => {
    const { named, again } = nameDocuments([{ ...COURIER, publisher: "One" }, { ...COURIER, publisher: "Two" }, COURIER]);
    expect([named.length, again.length]).toEqual([2, 1]);
  });
});
