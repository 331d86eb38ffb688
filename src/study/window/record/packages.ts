import type { CaseIndex } from "../../../case/case-index.ts";
import { readTerm, type Term } from "../../../case/term.ts";
import type { TermsDraft } from "../../../case/terms.ts";
import type { EventDraft, EventOf } from "../../../journal/event.ts";
import type { Study } from "../../study.ts";
import { type AllowedLevels, type Frame, readLevels } from "./levels.ts";
import type { Laid } from "./table.ts";

/** The packages of a record, event by event, as levels. */
export class Packages {
  readonly #study: Study;
  readonly #frame: Frame;
  readonly #notes: string[];
  readonly #known = new Map<number, AllowedLevels>();

  constructor(study: Study, frame: Frame, notes: string[]) {
    this.#study = study;
    this.#frame = frame;
    this.#notes = notes;
  }

  /**
   * What an event puts, takes or settles: an offer's or statement's terms; a counter's terms over those it answers; what
   * an acceptance accepts; an agreement's terms, or else those of the offer settled. Undefined where it has none.
   */
  at(number: number): AllowedLevels | undefined {
    const known = this.#known.get(number);
    if (known) return known;
    const event = this.#study.record.events[number];
    const levels = event && this.#levelsOf(event);
    if (levels) this.#known.set(number, levels);
    return levels;
  }

  /** What a response refuses: the offer as it was put, narrowed where the response's own terms speak of part of it. */
  refusedBy(event: EventOf<"response">): AllowedLevels | undefined {
    const offered = this.#offered(event.answers);
    return offered && event.answer === "reject" ? narrow(offered, this.#own(event.terms)) : offered;
  }

  /** The same as `at`, with who put it and what it speaks of. Undefined where the event puts nothing. */
  laidBy(number: number, makers: readonly number[]): Laid | undefined {
    const event = this.#study.record.events[number];
    const levels = this.at(number);
    if (!event || !levels) return undefined;
    return { event: number, makers, levels, speaksOf: this.#speaksOf(event) };
  }

  #levelsOf(event: EventDraft): AllowedLevels | undefined {
    switch (event.type) {
      case "offer":
      case "statement":
        return isEmpty(event.terms) ? undefined : this.#read(event.terms ?? {});
      case "agreement":
        if (!isEmpty(event.terms)) return this.#read(event.terms);
        return event.settles === undefined ? undefined : this.#offered(event.settles);
      case "response": {
        const offered = this.#offered(event.answers);
        if (!offered || isEmpty(event.terms)) return event.answer === "counter" ? undefined : offered;
        const own = this.#own(event.terms);
        return event.answer === "accept" ? narrow(offered, own, "own") : offered.map((levels, i) => own[i] ?? levels);
      }
      default:
        return undefined;
    }
  }

  #offered(id: string): AllowedLevels | undefined {
    const number = this.#study.eventNumber.get(id);
    return number === undefined ? undefined : this.at(number);
  }

  #read(terms: TermsDraft): AllowedLevels {
    return readLevels(this.#frame, termsOf(terms, this.#study.index), this.#notes);
  }

  /** Levels of the issues that terms speak of; undefined for the rest. */
  #own(draft: TermsDraft | undefined): readonly (readonly number[] | undefined)[] {
    const terms = termsOf(draft ?? {}, this.#study.index);
    const levels = terms.size > 0 ? readLevels(this.#frame, terms, this.#notes) : [];
    return this.#frame.map(({ issue }, i) => (terms.has(issue.id) ? levels[i] : undefined));
  }

  #speaksOf(event: EventDraft): ReadonlySet<string> {
    const own = "terms" in event ? Object.keys(event.terms ?? {}) : [];
    const answered = event.type === "response" ? this.#study.eventNumber.get(event.answers) : undefined;
    const before = answered === undefined ? undefined : this.#study.record.events[answered];
    return new Set([...own, ...(before && "terms" in before ? Object.keys(before.terms ?? {}) : [])]);
  }
}

/** Drafts of terms in one form, by issue; issues that the case does not have are left out. */
export function termsOf(draft: TermsDraft, index: CaseIndex): ReadonlyMap<string, Term> {
  const terms = new Map<string, Term>();
  for (const [id, term] of Object.entries(draft)) {
    const issue = index.issue.get(id);
    if (issue) terms.set(id, readTerm(term, issue));
  }
  return terms;
}

/** What both allow; where they share nothing, what was offered or what is said now. */
function narrow(
  offered: AllowedLevels, own: readonly (readonly number[] | undefined)[], otherwise: "offered" | "own" = "offered",
): AllowedLevels {
  return offered.map((levels, i) => {
    const said = own[i];
    if (!said) return levels;
    const shared = levels.filter((level) => said.includes(level));
    return shared.length > 0 ? shared : otherwise === "own" ? said : levels;
  });
}

function isEmpty(terms: TermsDraft | undefined): boolean {
  return terms === undefined || Object.keys(terms).length === 0;
}
