import type { Package, SpaceIssue } from "../../../case/scenario.ts";
import type { Act, Levels, WindowIssue, WindowParty, WindowProblem } from "../problem.ts";

/** One turn of talks in which whole packages are put on the table one after another. */
export interface TabledOffer {
  /** By number among the parties. */
  readonly party: number;
  /** Undefined: the party said nothing that settles every issue. */
  readonly package: Package | undefined;
  /** It was laid down for the party and says nothing of its mind; it stands on the table all the same. */
  readonly scripted?: boolean;
}

export interface OfferReading {
  /**
   * Whether the options of a `choice` are listed in an order of their own, so that neighbours are alike. Amounts, scales
   * and shares always are.
   */
  readonly choicesOrdered: boolean;
}

/**
 * The window's problem for parties of which nothing is known but what they tabled, in turn: no direction is known, nor what
 * no deal is worth; nobody's mind changes meanwhile; everybody is needed and free. Each package not scripted is an `offer`
 * of full credence, made when the last package that somebody else put on the table stood there. The act's event is the
 * number of its turn, from 0. There is one moment, after the last turn. Issues have a level for each option, so none may
 * be long. Throws where a package does not fit. Cost: turns × issues + options.
 */
export function problemOfOffers(
  issues: readonly SpaceIssue[], parties: readonly { readonly id: string; readonly name: string }[],
  turns: readonly TabledOffer[], { choicesOrdered }: OfferReading,
): WindowProblem {
  let offset = 0;
  const windowIssues = issues.map((issue): WindowIssue => {
    const one = windowIssueOf(issue, offset, choicesOrdered);
    offset += one.levels.length;
    return one;
  });
  const acts = actsOf(windowIssues, turns);
  const last = turns.findLast((turn) => turn.package !== undefined);
  return {
    issues: windowIssues,
    stride: offset,
    parties: parties.map((party) => partyOf(party, windowIssues.length)),
    rule: "unanimity",
    acts,
    moments: [{
      event: Math.max(0, turns.length - 1), at: `after turn ${turns.length}`, startMs: 0, endMs: 0,
      segments: parties.map(() => 0),
      mandates: parties.map(() => ({ kind: "free" })),
      table: last?.package?.map((level) => [level]),
      tableAct: last && last.scripted !== true ? acts.length - 1 : undefined,
    }],
    noDeal: undefined,
    notes: ["What each party wants is known from its offers alone.", "No deal is worth the same throughout."],
  };
}

function windowIssueOf(issue: SpaceIssue, offset: number, choicesOrdered: boolean): WindowIssue {
  const { id, name, kind, size, options, min = 0, step = 1, unit } = issue;
  const isAmount = kind === "integer" || kind === "real";
  const amounts = isAmount ? Array.from({ length: size }, (_, k) => min + k * step) : undefined;
  const inWords = (amount: number): string => (unit === undefined ? String(amount) : `${amount} ${unit}`);
  return {
    id, name, offset, amounts,
    ordered: kind !== "choice" || choicesOrdered,
    levels: Array.from({ length: size }, (_, k) => options?.[k] ?? (amounts ? inWords(amounts[k] ?? 0) : String(k + 1))),
    places: Array.from({ length: size }, (_, k) => (size > 1 ? k / (size - 1) : 0)),
  };
}

function partyOf({ id, name }: { readonly id: string; readonly name: string }, issues: number): WindowParty {
  return {
    id, name, required: true, principal: undefined,
    directions: Array.from({ length: issues }, () => "unknown"),
    bases: Array.from({ length: issues }, () => "assumed"),
    weights: Array.from({ length: issues }, () => undefined),
    segments: 1,
    turns: [],
  };
}

function actsOf(issues: readonly WindowIssue[], turns: readonly TabledOffer[]): Act[] {
  return turns.flatMap(({ party, package: offered, scripted = false }, turn): Act[] => {
    if (!offered || scripted) return [];
    mustFit(issues, offered);
    const terms = offered.map((level) => [level]);
    return [{ kind: "offer", party, event: turn, segment: 0, terms, standing: standingBefore(turns, turn, party), credence: 1 }];
  });
}

function standingBefore(turns: readonly TabledOffer[], turn: number, party: number): Package | undefined {
  for (let before = turn - 1; before >= 0; before--) {
    const tabled = turns[before];
    if (tabled?.package && tabled.party !== party) return tabled.package;
  }
  return undefined;
}

function mustFit(issues: readonly WindowIssue[], levels: Levels): void {
  const fits = levels.length === issues.length && issues.every((issue, i) => issue.levels[levels[i] ?? -1] !== undefined);
  if (!fits) throw new RangeError(`a package of other issues: ${levels.join(" ")}`);
}
