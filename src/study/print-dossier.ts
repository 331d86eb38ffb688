import type { EventDraft, Report } from "../journal/event.ts";
import type { Evidence } from "../journal/evidence.ts";
import { TIME_BASES } from "./chronology.ts";
import type { Dossier } from "./dossier.ts";
import { idList, idMember, idsMember, member } from "./json-text.ts";
import type { Answer } from "./offers.ts";
import { printKnowledge } from "./print-knowledge.ts";
import type { Study } from "./study.ts";
import { timeOf, voicesOf } from "./time-and-voices.ts";

type Of<Key extends "accounts" | "offers"> = Dossier[Key][number];

/**
 * The dossier as JSON, piece by piece, so that a record of any size is written without being held twice.
 * Joined, the pieces are one JSON value of the shape `dossier`. Cost: linear in what is printed.
 */
export function* printDossier(study: Study, evidence: Evidence): Generator<string> {
  const { id, title, summary, fictional } = study.record.case;
  const { spans, verified, unavailable, broken } = evidence;
  yield `{"version":1,"case":${JSON.stringify({ id, title, summary, fictional: fictional === true })}`;
  yield* printList("accounts", printAccounts(study, evidence));
  yield* printList("events", printEvents(study, evidence));
  yield* printList("offers", printOffers(study));
  yield* printList("knowledge", printKnowledge(study));
  yield* printList("disagreements", printDisagreements(study));
  yield `,"evidence":${JSON.stringify({ spans, verified, unavailable, broken })}}\n`;
}

/** Characters that a piece grows to before it is handed on: a few hundred records. */
const PIECE_LENGTH = 1 << 16;

function* printList(name: string, items: Iterable<string>): Generator<string> {
  let piece = `,"${name}":[`;
  let comma = "";
  for (const item of items) {
    piece += comma + item;
    comma = ",";
    if (piece.length < PIECE_LENGTH) continue;
    yield piece;
    piece = "";
  }
  yield `${piece}]`;
}

function* printAccounts({ voices }: Study, evidence: Evidence): Generator<string> {
  const atHand = new Set(evidence.atHand);
  for (const { account, root, copyOf, independent } of voices.lineages.values()) {
    const { id, publisher, title, published, lineage, lost } = account;
    const { kind } = lineage;
    const printed: Of<"accounts"> = { id, publisher, title, published, lineage: root, kind, copyOf, independent, lost, atHand: atHand.has(id) };
    yield JSON.stringify(printed);
  }
}

function* printEvents(study: Study, evidence: Evidence): Generator<string> {
  const atHand = new Set<string>(evidence.atHand);
  const { chronology, record } = study;
  for (const [i, event] of record.events.entries()) {
    const { id, type, title, place, channel, by, present, about, reports } = event;
    const basis = TIME_BASES[chronology.basis[i] ?? 0] ?? "ordered";
    const soft = chronology.soft[i] === 1 ? ',"soft":true' : "";
    const to = "to" in event ? event.to : undefined;
    const through = "through" in event ? event.through : undefined;
    const terms = "terms" in event ? event.terms : undefined;
    yield `{"id":"${id}","type":"${type}","title":${JSON.stringify(title)}${member("at", timeOf(study, i))},"timeBasis":"${basis}"${soft}` +
      `${idMember("place", place)}${idMember("channel", channel)},"by":${idList(by ?? [])}${idsMember("to", to)}${idsMember("through", through)}` +
      `,"present":${idList(present ?? [])}${idsMember("about", about)}${member("terms", terms)}` +
      `,"voices":${String(voicesOf(study, event))},"reports":[${printReports(reports, atHand)}]}`;
  }
}

function printReports(reports: EventDraft["reports"], atHand: ReadonlySet<string>): string {
  let list = "";
  for (const report of reports) list += (list === "" ? "" : ",") + printReport(report, atHand);
  return list;
}

function printReport({ account, standing, attribution, span, vouches, says, note }: Report, atHand: ReadonlySet<string>): string {
  // A span that does not fit its text is a fault and never gets this far.
  const verified = String(atHand.has(account));
  return `{"account":"${account}","standing":"${standing}","attribution":${JSON.stringify(attribution)},"span":${JSON.stringify(span)}` +
    `,"verified":${verified}${idsMember("vouches", vouches)}${member("says", says)}${member("note", note)}}`;
}

function* printOffers(study: Study): Generator<string> {
  const { record, offers, index } = study;
  for (const rung of offers.ladder) {
    const event = record.events[rung.event];
    if (event?.type !== "offer") continue;
    const responses = (offers.answersTo.get(rung.event) ?? []).map((given) => answerOf(study, given));
    const printed: Of<"offers"> = {
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
    yield JSON.stringify(printed);
  }
}

function answerOf({ record, index }: Study, { event, party, answer, tentative }: Answer) {
  return { event: record.events[event]?.id ?? "", by: party === undefined ? undefined : index.parties[party]?.id, answer, tentative };
}

function* printDisagreements({ record, disagreements }: Study): Generator<string> {
  for (const { event, field, independent, values } of disagreements) {
    let list = "";
    for (const { value, adopted, accounts, voices, slips, retellingsOnly, branch } of values) {
      list += `${list === "" ? "" : ","}{"value":${JSON.stringify(value)},"adopted":${String(adopted)},"accounts":${idList(accounts)}` +
        `,"voices":${String(voices)},"slips":${idList(slips)},"retellingsOnly":${String(retellingsOnly)},"branch":${String(branch)}}`;
    }
    yield `{"event":"${record.events[event]?.id ?? ""}","field":"${field}","independent":${String(independent)},"values":[${list}]}`;
  }
}
