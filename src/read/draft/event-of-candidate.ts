import { Fault, refuse, type Result } from "../../base/fault.ts";
import { parseGap } from "../../case/edtf.ts";
import type { ActorId, DeadlineId, EventId, MandateId } from "../../case/ids.ts";
import { UNKNOWN } from "../../case/vocabulary.ts";
import type { EventDraft, Report } from "../../journal/event.ts";
import type { Candidate, CandidateReport, Reading } from "../reading.ts";
import { settleTerms } from "./case-issues.ts";
import type { CaseNames } from "./case-names.ts";
import { makeId, untakenId } from "./make-id.ts";
import type { Words } from "./words-bear-out.ts";

/** What an event is made in: the case as it grows, the events there are, and which candidates became which. */
export interface EventSetting {
  readonly reading: Reading;
  readonly words: Words;
  readonly names: CaseNames;
  readonly events: readonly EventDraft[];
  /** The event a candidate became, by any id it went under; undefined while it is none. */
  eventOf(candidate: EventId): EventId | undefined;
}

/**
 * A candidate as an event of the journal, named as the case names things. Whoever it names and the case lacks is added
 * there; a deadline or a mandate it sets too. An order after events that are not accepted is left out, and noted.
 * Faults: `desk/unknown-name`, `desk/incomplete`.
 */
export function eventOfCandidate(candidate: Candidate, setting: EventSetting): Result<{ event: EventDraft; notes: string[] }> {
  const making = new Making(candidate, setting);
  const draft = making.event();
  if (making.faults.length > 0) return refuse(...making.faults);
  // What does not fit is told by the check of the whole journal, in the words and with the hints of a check.
  return { ok: true, value: { event: draft as unknown as EventDraft, notes: making.notes } };
}

/** A candidate's report as one of the journal: promises and threats are facts as far as their being made goes. */
export function reportOf(report: CandidateReport, event: EventDraft | Readonly<Record<string, unknown>>, words: Words): Report {
  const { account, span, attribution, standing } = report;
  const put = STANDINGS[standing];
  const vouches = words.bearOut(report, event);
  return {
    account, span,
    attribution: summedUp(attribution),
    standing: put?.standing ?? (standing as Report["standing"]),
    vouches,
    ...(put ? { note: put.note } : {}),
  };
}

/** Where groups and count do not agree the groups are the closer reading. */
function summedUp({ count, ...attribution }: Report["attribution"]): Report["attribution"] {
  const sum = attribution.groups?.reduce((total, group) => total + group.count, 0);
  return count === undefined || (sum !== undefined && sum !== count) ? attribution : { ...attribution, count };
}

/** Standings that a journal does not know: what is certain about them, and what they were. */
const STANDINGS: Readonly<Partial<Record<CandidateReport["standing"], { readonly standing: Report["standing"]; readonly note: string }>>> = {
  promise: { standing: "fact", note: "Put as a promise: that it was made is told as fact, not that it was kept." },
  threat: { standing: "fact", note: "Put as a threat: that it was made is told as fact, not that it was carried out." },
  hypothesis: { standing: "belief", note: "Put as a supposition." },
};

class Making {
  readonly faults: Fault[] = [];
  readonly notes: string[] = [];
  readonly #from: Candidate;
  readonly #setting: EventSetting;

  constructor(candidate: Candidate, setting: EventSetting) {
    this.#from = candidate;
    this.#setting = setting;
  }

  event(): Readonly<Record<string, unknown>> {
    const { type, title, at, final, place } = this.#from;
    const by = this.#actors(this.#from.by) ?? [];
    const present = this.#actors(this.#from.present);
    const to = this.#actors(this.#from.to);
    const through = this.#actors(this.#from.through);
    const after = this.#after();
    const { events } = this.#setting;
    const id = untakenId(makeId(this.#from.id, type), (taken) => events.some((event) => event.id === taken));
    const has = FIELDS[type] ?? [];
    const draft: Record<string, unknown> = {
      id, type, title: title.slice(0, 160), at, after,
      place: place === undefined ? undefined : this.#place(place),
      by: by.length > 0 ? by : present?.length ? undefined : [UNKNOWN],
      present: present?.length ? present : undefined,
      to: has.includes("to") ? (to ?? (NEEDS_TO.has(type) ? [] : undefined)) : undefined,
      through: has.includes("through") && through?.length ? through : undefined,
      final: type === "offer" && final === true ? true : undefined,
      ...this.#ofType(id, by, to ?? []),
    };
    for (const key of Object.keys(draft)) if (draft[key] === undefined) Reflect.deleteProperty(draft, key);
    return { ...draft, reports: this.#from.reports.map((report) => reportOf(report, draft, this.#setting.words)) };
  }

  /** The fields that only this type has. */
  #ofType(id: string, by: readonly ActorId[], to: readonly ActorId[]): Record<string, unknown> {
    const { type, answer } = this.#from;
    switch (type) {
      case "offer":
        return { terms: this.#terms() ?? {} };
      case "agreement":
        return { terms: this.#terms() ?? {}, settles: this.#earlier("offer") };
      case "implementation":
        return { terms: this.#terms(), of: this.#earlier("agreement") };
      case "breach":
        return { of: this.#earlier("agreement") };
      case "statement":
        return { terms: this.#terms() };
      case "response":
        if (answer === undefined) this.#incomplete("it does not say whether the answer was yes, no or something else", "edit its answer");
        return { answers: this.#mustSpeakOf("offer", "the offer it answers"), answer, terms: this.#terms() };
      case "withdrawal":
        return { withdraws: this.#mustSpeakOf("offer", "the offer that was taken back") };
      case "approval":
        return { approves: this.#mustSpeakOf(undefined, "what was approved or refused"), given: answer !== "reject" };
      case "ratification":
        return { ratifies: this.#mustSpeakOf("agreement", "the agreement"), given: answer !== "reject" };
      case "disclosure":
      case "leak":
      case "interception":
        return { reveals: this.#revealed() };
      case "deadline-set":
      case "deadline-moved":
      case "deadline-lapsed":
        return { deadline: this.#deadline(id, by) };
      case "mandate-given":
      case "mandate-narrowed":
      case "mandate-revoked":
        return { mandate: this.#mandate(id, by, to), ...(type === "mandate-revoked" ? {} : { limits: this.#terms() }) };
      case "meeting":
      case "message":
      case "turning-point":
        return {};
    }
  }

  #actors(ids: readonly string[] | undefined): ActorId[] | undefined {
    return ids && [...new Set(ids.flatMap((id) => this.#setting.names.actor(id) ?? this.#unknown(id)))];
  }

  #place(id: string): string | undefined {
    return this.#setting.names.place(id) ?? this.#unknown(id)[0];
  }

  #unknown(id: string): never[] {
    const detail = `neither the reading nor the case knows “${id}”`;
    this.faults.push(new Fault({ code: "desk/unknown-name", detail, hint: "edit who or where it was, or add it to case.yaml" }));
    return [];
  }

  #terms(): unknown {
    const { terms } = this.#from;
    return terms && settleTerms(terms, this.#setting.names, this.#setting.reading);
  }

  #after(): unknown {
    const orders = (this.#from.after ?? []).map(({ event, gap }) => ({ event: this.#setting.eventOf(event), gap }));
    const lacking = orders.filter(({ event }) => event === undefined).length;
    if (lacking > 0) this.notes.push(`“${this.#from.title}” comes after ${lacking === 1 ? "an event that is" : `${lacking} events that are`} not accepted yet; that order was left out`);
    const kept = orders.flatMap(({ event, gap }): (string | { event: string; gap: string })[] => {
      if (event === undefined) return [];
      return gap !== undefined && parseGap(gap).ok ? [{ event, gap }] : [event];
    });
    return kept.length > 0 ? kept : undefined;
  }

  /** The event it speaks of, where that is accepted and of the type. */
  #earlier(type: EventDraft["type"]): EventId | undefined {
    const { answers } = this.#from;
    const event = answers === undefined ? undefined : this.#setting.eventOf(answers);
    return event !== undefined && this.#setting.events.some((one) => one.id === event && one.type === type) ? event : undefined;
  }

  #mustSpeakOf(type: EventDraft["type"] | undefined, what: string): EventId | undefined {
    const { answers } = this.#from;
    const event = answers === undefined ? undefined : type === undefined ? this.#setting.eventOf(answers) : this.#earlier(type);
    if (event === undefined) this.#incomplete(`it does not say which event is ${what}`, "edit what it answers, naming a candidate that is accepted");
    return event;
  }

  #revealed(): EventId[] {
    const { answers } = this.#from;
    const event = answers === undefined ? undefined : this.#setting.eventOf(answers);
    return event === undefined ? [] : [event];
  }

  /** The deadline set here is new; one that is moved or lapses is the latest there is. */
  #deadline(id: string, by: readonly ActorId[]): DeadlineId {
    const { names, events } = this.#setting;
    const latest = events.flatMap((event) => ("deadline" in event && event.deadline !== undefined ? [event.deadline] : [])).at(-1);
    if (this.#from.type !== "deadline-set" && latest !== undefined) return latest;
    const deadline = untakenId(id, (taken) => names.draft.deadlines.some((one) => one.id === taken));
    const item = { id: deadline, name: this.#from.title.slice(0, 200), ...(by[0] === undefined ? {} : { setBy: by[0] }) };
    names.add("deadlines", item, `read with ${id}`);
    return deadline;
  }

  #mandate(id: string, by: readonly ActorId[], to: readonly ActorId[]): MandateId | undefined {
    const { names } = this.#setting;
    const [principal, envoy] = [by[0], to[0]];
    if (principal === undefined || envoy === undefined) {
      this.#incomplete("it does not say whose mandate it is, or who gave it", "edit by (who gave it) and to (whose it is)");
      return undefined;
    }
    const known = names.draft.mandates.find((one) => one.envoy === envoy && one.principal === principal);
    if (known) return known.id;
    const mandate = untakenId(id, (taken) => names.draft.mandates.some((one) => one.id === taken));
    names.add("mandates", { id: mandate, name: this.#from.title.slice(0, 200), envoy, principal, basis: "inferred" }, `read with ${id}`);
    return mandate;
  }

  #incomplete(detail: string, hint: string): void {
    this.faults.push(new Fault({ code: "desk/incomplete", detail: `“${this.#from.title}”: ${detail}`, hint }));
  }
}

const NEEDS_TO: ReadonlySet<Candidate["type"]> = new Set(["offer", "disclosure"]);
const TO = ["to"];
const CARRIED = ["to", "through"];

/** Of the fields besides those of every event, who it was for and who carried it. */
const FIELDS: Readonly<Partial<Record<Candidate["type"], readonly string[]>>> = {
  "message": CARRIED, "offer": CARRIED, "response": CARRIED, "disclosure": CARRIED, "agreement": CARRIED,
  "withdrawal": TO, "deadline-set": TO, "deadline-moved": TO, "mandate-given": TO, "mandate-narrowed": TO,
  "mandate-revoked": TO, "approval": TO, "leak": TO,
};
