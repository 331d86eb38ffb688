import { beforeAll, describe, expect, it } from "vitest";
import accountsText from "../../../cases/last-ferry/accounts.yaml?raw";
import caseText from "../../../cases/last-ferry/case.yaml?raw";
import journalText from "../../../cases/last-ferry/journal.yaml?raw";
import { parseYaml, type SourceFile } from "../../../src/case/source-file.ts";
import { checkRecord } from "../../../src/journal/record.ts";
import { WHOLE_RECORD } from "../../../src/study/lens.ts";
import { type Study, studyRecord } from "../../../src/study/study.ts";
import { seeOffers } from "./seen.ts";
import { printMove, vouchingOf } from "./words.ts";

let study: Study;
const event = (id: string): number => study.eventNumber.get(id) ?? NaN;
const party = (id: string): number => study.index.partyNumber.get(id) ?? NaN;

function file(name: string, text: string): SourceFile {
  const read = parseYaml(name, text);
  if (!read.ok) throw new Error(read.faults.map((fault) => fault.message).join("\n"));
  return read.value;
}

beforeAll(() => {
  const checked = checkRecord({
    case: file("case.yaml", caseText),
    accounts: file("accounts.yaml", accountsText),
    journal: file("journal.yaml", journalText),
    texts: new Map(),
  });
  if (!checked.ok) throw new Error(checked.faults.map((fault) => fault.message).join("\n"));
  study = studyRecord(checked.value.record);
});

describe("seeOffers", () => {
  it("shows the whole ladder to the whole record", () => {
    const seen = seeOffers(study, WHOLE_RECORD);
    expect(seen.hidden).toBe(0);
    expect(seen.rungs.map((rung) => rung.number)).toEqual(seen.rungs.map((_, i) => i + 1));
  });

  it("tells who answered an offer, its principal and its deadline included", () => {
    const words = (seeOffers(study, WHOLE_RECORD).repliesTo.get(event("last-offer")) ?? []).map((reply) => reply.word);
    expect(words).toEqual(["counter", "not-approved", "lapsed", "accept"]);
  });

  it("takes an agreement for the word of all who made it", () => {
    const seen = seeOffers(study, WHOLE_RECORD);
    const agreed = seen.positions.filter((position) => position.from === event("small-deal") && position.issue === "crew");
    expect(agreed.map((position) => position.party).sort()).toEqual([party("dockers"), party("company")].sort());
    const before = seen.positions.find((position) => position.from === event("last-offer") && position.issue === "crew");
    expect(before).toMatchObject({ until: event("small-deal"), ended: "moved", lapsed: event("ferry-gone") });
  });

  it("leaves out what a party does not know, and keeps the numbers", () => {
    const seen = seeOffers(study, { party: party("growers"), atMs: Date.UTC(2024, 9, 17) - 1 });
    expect(seen.rungs).toHaveLength(0);
    expect(seen.hidden).toBe(study.offers.ladder.length);
    const press = seeOffers(study, { party: party("press"), atMs: undefined });
    expect(press.rungs.map((rung) => rung.event.id)).not.toContain("ask");
    expect(press.rungs.every((rung) => study.offers.ladder[rung.number - 1]?.event === rung.rung.event)).toBe(true);
    // Its first comparison is with something it knows, or with nothing.
    expect(press.rungs.every((rung) => rung.from === undefined || press.byEvent.has(rung.from))).toBe(true);
  });

  it("ends positions at the moment that the lens stops at", () => {
    const seen = seeOffers(study, { party: undefined, atMs: Date.UTC(2024, 9, 12) });
    expect(seen.positions.length).toBeGreaterThan(0);
    expect(seen.positions.every((position) => position.until === undefined)).toBe(true);
  });
});

describe("words", () => {
  it("says what of a term changed when its value did not", () => {
    const issue = study.index.issue.get("crew");
    const rung = seeOffers(study, WHOLE_RECORD).byEvent.get(event("last-offer"));
    const move = rung?.moved.get("crew");
    expect(issue && move && printMove(move, issue, study.index).words).toContain("no longer tied to");
  });

  it("counts copies as no voice of their own", () => {
    const offer = study.record.events[event("first-offer")];
    const vouching = offer && vouchingOf(offer, study.voices);
    expect(vouching).toMatchObject({ accounts: 3, voices: 1, uncertain: false });
  });
});
