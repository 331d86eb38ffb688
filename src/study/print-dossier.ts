import { printEdtf } from "../case/edtf.ts";
import type { EventDraft, Report, Standing } from "../journal/event.ts";
import type { Evidence } from "../journal/evidence.ts";
import { STANDINGS } from "../journal/vocabulary.ts";
import { TIME_BASES } from "./chronology.ts";
import type { Dossier, Knows } from "./dossier.ts";
import type { Knowing } from "./knowledge.ts";
import { type Lens, sightOf } from "./lens.ts";
import type { Answer } from "./offers.ts";
import type { Study } from "./study.ts";

type Of<Key extends "accounts" | "events" | "offers" | "knowledge" | "disagreements"> = Dossier[Key][number];

/**
 * The dossier as JSON, piece by piece, so that a record of any size is written without being held twice.
 * Joined, the pieces are one JSON value of the shape `dossier`. Cost: linear in what is printed.
 */
export function* printDossier(study: Study, evidence: Evidence): Generator<string> {
  const { id, title, summary, fictional } = study.record.case;
  const { spans, verified, unavailable, broken } = evidence;
  yield `{"version":1,"case":${JSON.stringify({ id, title, summary, fictional: fictional === true })}`;
  yield* printList("accounts", accountsOf(study, evidence));
  yield* printList("events", eventsOf(study, evidence));
  yield* printList("offers", offersOf(study));
  yield* printList("knowledge", knowledgeOf(study));
  yield* printList("disagreements", disagreementsOf(study));
  yield `,"evidence":${JSON.stringify({ spans, verified, unavailable, broken })}}\n`;
}

/** Items printed at a time: printing one by one costs twice as much, and a piece stays well under a megabyte. */
const PIECE_ITEMS = 256;

function* printList(name: string, items: Iterable<unknown>): Generator<string> {
  yield `,"${name}":[`;
  let comma = "";
  let batch: unknown[] = [];
  for (const item of items) {
    if (batch.push(item) < PIECE_ITEMS) continue;
    yield comma + JSON.stringify(batch).slice(1, -1);
    comma = ",";
    batch = [];
  }
  yield batch.length === 0 ? "]" : `${comma}${JSON.stringify(batch).slice(1)}`;
}

function* accountsOf({ voices }: Study, evidence: Evidence): Generator<Of<"accounts">> {
  const atHand = new Set(evidence.atHand);
  for (const { account, root, copyOf, independent } of voices.lineages.values()) {
    const { id, publisher, title, published, lineage, lost } = account;
    const kind = lineage.kind;
    yield { id, publisher, title, published, lineage: root, kind, copyOf, independent, lost, atHand: atHand.has(id) };
  }
}

function* eventsOf(study: Study, evidence: Evidence): Generator<Of<"events">> {
  const atHand = new Set<string>(evidence.atHand);
  const { chronology, record } = study;
  for (const [i, event] of record.events.entries()) {
    yield {
      id: event.id,
      type: event.type,
      title: event.title,
      at: timeOf(study, i),
      timeBasis: TIME_BASES[chronology.basis[i] ?? 0] ?? "ordered",
      soft: chronology.soft[i] === 1 ? true : undefined,
      place: event.place,
      channel: event.channel,
      by: event.by ?? [],
      to: "to" in event ? event.to : undefined,
      through: "through" in event ? event.through : undefined,
      present: event.present ?? [],
      about: event.about,
      terms: "terms" in event ? event.terms : undefined,
      voices: voicesOf(study, event),
      reports: event.reports.map(({ account, standing, attribution, span, vouches, says, note }) => ({
        // A span that does not fit its text is a fault and never gets this far.
        account, standing, attribution, span, verified: atHand.has(account), vouches, says, note,
      })),
    };
  }
}

function* offersOf(study: Study): Generator<Of<"offers">> {
  const { record, offers, index } = study;
  for (const rung of offers.ladder) {
    const event = record.events[rung.event];
    if (event?.type !== "offer") continue;
    const responses = (offers.answersTo.get(rung.event) ?? []).map((given) => printAnswer(study, given));
    yield {
      id: event.id,
      by: event.by ?? [],
      party: rung.party === undefined ? undefined : index.parties[rung.party]?.id,
      to: event.to,
      at: timeOf(study, rung.event),
      terms: event.terms,
      from: rung.from === undefined ? undefined : record.events[rung.from]?.id,
      moved: rung.moved.map(({ issue, change }) => ({ issue, change })),
      response: responses.at(-1),
      responses,
    };
  }
}

function printAnswer({ record, index }: Study, { event, party, answer, tentative }: Answer) {
  return { event: record.events[event]?.id ?? "", by: party === undefined ? undefined : index.parties[party]?.id, answer, tentative };
}

function* knowledgeOf(study: Study): Generator<Of<"knowledge">> {
  const { record, index, knowledge } = study;
  const grounds = groundsOf(study);
  for (let event = 0; event < record.events.length; event++) {
    for (const [party, { id }] of index.parties.entries()) {
      const knowing = knowledge.find(event, party);
      if (knowing) yield { ...printKnowing(study, grounds, knowing), party: id };
    }
  }
}

/** What each event lends to the knowledge that comes through it: worked out once, since many learn through one. */
interface Ground {
  readonly since: string | undefined;
  readonly standing: Standing | undefined;
  readonly voices: number;
}

function groundsOf(study: Study): (event: number) => Ground {
  const grounds: Ground[] = [];
  return (number) => {
    const event = study.record.events[number];
    return (grounds[number] ??= {
      since: timeOf(study, number),
      standing: event && firmest(event.reports),
      voices: event ? voicesOf(study, event) : 0,
    });
  };
}

function printKnowing(study: Study, grounds: (event: number) => Ground, { event, party, via, how, fields }: Knowing) {
  const { record, index, knowledge } = study;
  const { since, standing, voices } = grounds(via);
  const knownBy = knowledge
    .knownBy(event, party)
    .map((other) => ({ party: index.parties[other.party]?.id ?? "", since: grounds(other.via).since, how: other.how }));
  return {
    event: record.events[event]?.id ?? "",
    since,
    how,
    path: knowledge.pathOf(event, party).map((step) => record.events[step]?.id ?? ""),
    fields: fields === undefined ? undefined : [...fields],
    standing,
    voices,
    traced: knowledge.isTraced(event, party),
    knownBy: knownBy.length > 0 ? knownBy : undefined,
  };
}

/** What a party knew at a moment, in journal order: the answer to `knows`. */
export function printKnows(study: Study, lens: Lens & { readonly party: number }): Knows {
  const found: Knows = [];
  const grounds = groundsOf(study);
  for (let event = 0; event < study.record.events.length; event++) {
    const sight = sightOf(study, lens, event);
    if (!sight?.knowing) continue;
    const printed = printKnowing(study, grounds, sight.knowing);
    found.push({ ...printed, fields: sight.fields === undefined ? undefined : [...sight.fields], certainty: sight.certainty });
  }
  return found;
}

function* disagreementsOf(study: Study): Generator<Of<"disagreements">> {
  for (const { event, field, independent, values } of study.disagreements) {
    yield {
      event: study.record.events[event]?.id ?? "",
      field,
      independent,
      values: values.map(({ value, adopted, accounts, voices, slips, retellingsOnly, branch }) => ({
        value, adopted, accounts: [...accounts], voices, slips: [...slips], retellingsOnly, branch,
      })),
    };
  }
}

/** The stretch of an event as EDTF: as written where it is dated, else as bounded. */
export function timeOf({ record, chronology }: Study, event: number): string | undefined {
  return record.events[event]?.at ?? printEdtf(chronology.startMs[event] ?? -Infinity, chronology.endMs[event] ?? Infinity);
}

/** Independent voices that report an event; who denies it or will not comment does not report it. */
export function voicesOf({ voices }: Study, event: EventDraft): number {
  return voices.count(event.reports.filter(isAssertion).map((report) => report.account));
}

function isAssertion({ standing }: Report): boolean {
  return standing !== "denial" && standing !== "no-comment";
}

function firmest(reports: readonly Report[]): Standing | undefined {
  return STANDINGS.find((standing) => reports.some((report) => report.standing === standing));
}
