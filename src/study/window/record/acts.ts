import type { EventDraft, EventOf } from "../../../journal/event.ts";
import type { Study } from "../../study.ts";
import { credenceOf } from "./credence.ts";
import { lapsesOf } from "./lapses.ts";
import type { AllowedLevels, Frame } from "./levels.ts";
import type { Packages } from "./packages.ts";
import type { Act, ActKind } from "../problem.ts";
import { type Laid, settleNear, Table } from "./table.ts";

/** An act before it is known into which segment of its party it falls. */
export type ActRead = Omit<Act, "segment">;

/** What the talks were about from one event until the next of these; undefined: nothing lay on the table. */
export interface TableAt {
  readonly event: number;
  readonly top: Laid | undefined;
}

export interface Bargaining {
  /** In journal order. */
  readonly acts: readonly ActRead[];
  /** At every event that may have moved the table, whether it did or not. */
  readonly tables: readonly TableAt[];
}

export interface ActsFrom {
  readonly study: Study;
  readonly frame: Frame;
  readonly packages: Packages;
  /** From the number of a party in the case to its number in the problem: of those reckoned with. */
  readonly reckoned: ReadonlyMap<number, number>;
  readonly notes: string[];
}

/**
 * What each party did that speaks of its mind, and what lay on the table meanwhile; how each type of event is read stands
 * at `ActKind`. Acts of people count for their party; acts of those not reckoned with speak of nobody's mind, but what
 * they put lies on the table. Cost: linear in the events and their reports.
 */
export function readActs(from: ActsFrom): Bargaining {
  return new ActReader(from).read();
}

const TABLE_EVENTS: ReadonlySet<string> = new Set<EventDraft["type"]>([
  "offer", "response", "withdrawal", "agreement", "deadline-lapsed",
]);

class ActReader {
  readonly #from: ActsFrom;
  readonly #table = new Table();
  readonly #acts: ActRead[] = [];
  readonly #tables: TableAt[] = [];
  readonly #credence = new Map<number, number>();
  /** Offers withdrawn or replaced. One that lapsed may still be answered, and is then talked about again. */
  readonly #ended = new Set<number>();
  readonly #beside: string[] = [];
  readonly #unsaid: string[] = [];
  readonly #others: string[] = [];

  constructor(from: ActsFrom) {
    this.#from = from;
  }

  read(): Bargaining {
    const { study, notes } = this.#from;
    const lapses = lapsesOf(study);
    let next = 0;
    study.record.events.forEach((event, i) => {
      this.#readEvent(event, i);
      for (let lapse = lapses[next]; lapse?.at === i; lapse = lapses[++next]) this.#lapse(lapse.offer, i, lapse.silent);
      if (TABLE_EVENTS.has(event.type)) this.#tables.push({ event: i, top: this.#table.top });
    });
    for (const { offer, at, silent } of lapses.slice(next)) this.#lapse(offer, at, silent);
    if (this.#unsaid.length > 0) notes.push(`Nobody says who acted, so it is evidence of nobody's mind: ${quoted(this.#unsaid)}.`);
    if (this.#others.length > 0) {
      notes.push(`Done by others than those whose acceptance is needed, so no evidence of their minds: ${quoted(this.#others)}.`);
    }
    if (this.#beside.length > 0) {
      notes.push(`Taken as further wishes, laid beside the package then waiting for its answer: ${quoted(this.#beside)}.`);
    }
    return { acts: this.#acts.sort((a, b) => a.event - b.event), tables: this.#tables };
  }

  #readEvent(event: EventDraft, i: number): void {
    const { packages } = this.#from;
    switch (event.type) {
      case "offer":
        this.#offer(event, i);
        return;
      case "response":
        this.#response(event, i);
        return;
      case "withdrawal": {
        const withdrawn = this.#numberOf(event.withdraws);
        const makers = this.#makersOf(event, i);
        if (withdrawn === undefined) return;
        this.#add("withdraw", makers, i, packages.at(withdrawn), [i, withdrawn]);
        this.#ended.add(withdrawn);
        this.#table.take(withdrawn);
        return;
      }
      case "agreement": {
        const makers = this.#partiesOf([...(event.by ?? []), ...(event.to ?? [])]);
        this.#add("accept", makers.filter((maker) => !this.#hasAccepted(maker, event.settles, i)), i, packages.at(i), [i]);
        const laid = packages.laidBy(i, makers);
        if (laid) this.#table.settle(laid);
        return;
      }
      case "approval":
      case "ratification": {
        const what = this.#numberOf(event.type === "approval" ? event.approves : event.ratifies);
        const before = what === undefined ? undefined : this.#event(what);
        if (what === undefined || !before) return;
        const refusal = before.type === "response" && before.answer === "reject";
        // Who will not have a refusal, or approves of no answer, says nothing clear of the offer.
        if ((refusal && !event.given) || (before.type === "response" && before.answer === "reserve")) return;
        const levels = refusal ? packages.refusedBy(before) : packages.at(what);
        if (levels) this.#add(event.given && !refusal ? "accept" : "refuse", this.#makersOf(event, i), i, levels, [i, what]);
        return;
      }
      case "statement": {
        const levels = packages.at(i);
        if (levels) this.#add("state", this.#makersOf(event, i), i, levels, [i]);
        return;
      }
      default:
        return;
    }
  }

  #offer(event: EventOf<"offer">, i: number): void {
    const makers = this.#makersOf(event, i);
    const laid = this.#from.packages.laidBy(i, makers);
    if (!laid) return;
    const replaced = event.replaces === undefined ? undefined : this.#numberOf(event.replaces);
    const beside = replaced === undefined && this.#table.isBeside(laid);
    this.#add(event.final === true ? "ultimatum" : "offer", makers, i, laid.levels, [i], beside);
    if (replaced !== undefined) {
      this.#ended.add(replaced);
      this.#table.take(replaced);
    }
    if (beside) this.#beside.push(event.title);
    else this.#table.lay(laid);
  }

  #response(event: EventOf<"response">, i: number): void {
    const { packages } = this.#from;
    const answered = this.#numberOf(event.answers);
    const makers = this.#makersOf(event, i);
    if (answered === undefined) return;
    const told = [i, answered];
    const offered = packages.laidBy(answered, this.#partiesOf(this.#event(answered)?.by ?? []));
    if (offered && !this.#ended.has(answered)) this.#table.answer(offered);
    if (event.answer === "accept") {
      this.#add(event.tentative === true ? "would-accept" : "accept", makers, i, packages.at(i), told);
    } else if (event.answer !== "reserve") {
      this.#add(event.tentative === true ? "would-refuse" : "refuse", makers, i, packages.refusedBy(event), told);
    }
    const counter = event.answer === "counter" ? packages.laidBy(i, makers) : undefined;
    if (counter) {
      this.#add("offer", makers, i, counter.levels, [i]);
      this.#table.lay(counter);
    }
  }

  /** An offer is let lapse where an event says so, or else where the offer stands: the date itself is no event. */
  #lapse(offer: number, at: number | undefined, silent: readonly number[]): void {
    const told = at === undefined ? [offer] : [at, offer];
    this.#add("lapse", silent, at ?? offer, this.#from.packages.at(offer), told, true);
    this.#table.take(offer);
  }

  /** Somebody who said yes to an offer does not say it anew by making the agreement that settles it. */
  #hasAccepted(party: number, settles: string | undefined, before: number): boolean {
    const offer = settles === undefined ? undefined : this.#numberOf(settles);
    const answers = offer === undefined ? [] : (this.#from.study.offers.answersTo.get(offer) ?? []);
    return answers.some((answer) => answer.party === party && answer.answer === "accept" && !answer.tentative && answer.event < before);
  }

  /**
   * One act for each of these parties that is reckoned with, as credible as the least credible event it is read from.
   * `alone`: what stood on the table before has no part in it.
   */
  #add(
    kind: ActKind, parties: readonly number[], event: number, levels: AllowedLevels | undefined, told: readonly number[],
    alone = false,
  ): void {
    const { study, frame, reckoned } = this.#from;
    if (!levels || frame.length === 0) return;
    const credence = Math.min(...told.map((number) => this.#credenceOf(number)));
    for (const caseParty of parties) {
      const party = reckoned.get(caseParty);
      if (party === undefined) continue;
      const knew = (of: number): boolean => (study.knowledge.find(of, caseParty)?.via ?? Infinity) <= event;
      const before = alone ? undefined : this.#table.standingFor(caseParty, knew);
      const standing = before && settleNear(frame, before.levels, levels);
      this.#acts.push({ kind, party, event, terms: levels, standing, credence });
    }
  }

  /** Who acted; where nobody knows, or nobody reckoned with did, that is kept for the notes. */
  #makersOf(event: EventDraft, i: number): readonly number[] {
    const { reckoned } = this.#from;
    const makers = this.#partiesOf(event.by ?? []);
    if (makers.length === 0) this.#unsaid.push(event.title);
    else if (this.#from.packages.at(i) && !makers.some((maker) => reckoned.has(maker))) this.#others.push(event.title);
    return makers;
  }

  #partiesOf(actors: readonly string[]): readonly number[] {
    return [...new Set(actors.flatMap((actor) => this.#from.study.index.partyOf(actor) ?? []))];
  }

  #credenceOf(number: number): number {
    const event = this.#event(number);
    const known = this.#credence.get(number);
    if (known !== undefined || !event) return known ?? 1;
    const credence = credenceOf(event, this.#from.study.voices);
    this.#credence.set(number, credence);
    return credence;
  }

  #event(number: number): EventDraft | undefined {
    return this.#from.study.record.events[number];
  }

  #numberOf(id: string): number | undefined {
    return this.#from.study.eventNumber.get(id);
  }
}

/** A long record has thousands of them; the first few tell what is meant. */
const MOST_QUOTED = 6;

function quoted(titles: readonly string[]): string {
  const first = titles.slice(0, MOST_QUOTED).map((title) => `“${title}”`).join(", ");
  return titles.length > MOST_QUOTED ? `${first} and ${titles.length - MOST_QUOTED} more` : first;
}
