import type { AnsweredPackage, Blocking, Unblocking } from "../answer.ts";
import type { PartyPosterior } from "../posterior.ts";
import type { Moment, WindowProblem } from "../problem.ts";
import { bestPackage, type Found } from "./best-package.ts";
import { blocksOf } from "./blocking.ts";
import { type Answered, askWhetherSome, type Question } from "./chances.ts";
import { worldsOf, type Worlds } from "./draws.ts";
import { isWithin, keyOfSituation, keyOfTerms, Minds, type Terms } from "./minds.ts";
import { boxesOf, jointChance, type Need } from "./need.ts";
import { differences, shownLevels, shownPackage } from "./shown.ts";
import { unblock } from "./unblocking.ts";

/** Worlds in which packages are sought; what is found is judged in all of them. */
const SEARCH_WORLDS = 250;
/** Who stood in the way where: so many of the strongest are told. */
const MOST_BLOCKS = 12;

/** Answers at one moment. */
export interface JudgedMoment {
  readonly accepted: Answered;
  readonly unbound: Answered;
  readonly reached: Answered;
  readonly best: Found | undefined;
  /** The package blocked or changed: the one on the table, or else the best. */
  readonly looked: Terms | undefined;
  readonly blocking: readonly Blocking[];
  readonly unblocking: Unblocking | undefined;
}

/** Draws lean on each other, so that more of them than this would tell little more. */
const MOST_WORLDS = 600;

/** Judges moments and packages with the draws of all parties. What is alike at two moments is worked out once. */
export class Judge {
  readonly problem: WindowProblem;
  readonly need: Need;
  readonly bind: boolean;
  readonly worlds: Worlds;
  readonly #fine: Minds;
  readonly #fewer: Worlds;
  readonly #coarse: Minds;

  constructor(problem: WindowProblem, posteriors: readonly PartyPosterior[], need: Need, bind: boolean) {
    this.problem = problem;
    this.need = need;
    this.bind = bind;
    this.worlds = worldsOf(posteriors, MOST_WORLDS);
    this.#fewer = worldsOf(posteriors, SEARCH_WORLDS);
    this.#fine = new Minds(problem, this.worlds, need.parties);
    this.#coarse = new Minds(problem, this.#fewer, need.parties);
  }

  /** By moment. Cost: see `askWhetherSome`, `bestPackage`, `unblock`. */
  moments(): readonly JudgedMoment[] {
    const { problem, need } = this;
    const questions = (level: Question["level"], bind: boolean): readonly Question[] =>
      problem.moments.map((situation) => ({ situation, need, level, bind }));
    // Asked together, they share what is found on the way.
    const answered = askWhetherSome(problem, this.worlds, [
      ...questions("reservation", this.bind), ...questions("reservation", false), ...questions("aspiration", this.bind),
    ]);
    const count = problem.moments.length;
    const best = this.#bestAtAll();
    const looks = new Map<string, Pick<JudgedMoment, "blocking" | "unblocking">>();
    return problem.moments.map((moment, m) => {
      const here = best[m];
      const looked = moment.table ?? here?.package.map((level) => [level]);
      const key = `${keyOfSituation(moment, need)} ${keyOfTerms(looked)}`;
      const look = looks.get(key) ?? this.#look(moment, looked);
      looks.set(key, look);
      return {
        accepted: answered[m] as Answered, unbound: answered[count + m] as Answered, reached: answered[2 * count + m] as Answered,
        best: here, looked, ...look,
      };
    });
  }

  #bestAtAll(): readonly (Found | undefined)[] {
    const alike = new Map<string, Moment[]>();
    const keys = this.problem.moments.map((moment) => {
      const key = keyOfSituation(moment, this.need);
      alike.set(key, [...(alike.get(key) ?? []), moment]);
      return key;
    });
    let last: Terms | undefined;
    const found = new Map([...alike].map(([key, moments]) => {
      const tables = new Map(moments.flatMap(({ table }) => (table ? [[keyOfTerms(table), table] as const] : [])));
      const starts = [...(last ? [last] : []), ...tables.values()];
      const sought = bestPackage(this.#coarse, this.#fewer, moments[0] as Moment, this.need, this.bind, starts);
      const terms = sought?.package.map((level) => [level]);
      last = terms ?? last;
      const chance = terms ? this.#fine.joint(this.need, (moments[0] as Moment).segments, terms) : 0;
      return [key, sought && { package: sought.package, chance }];
    }));
    return keys.map((key) => found.get(key));
  }

  #look(moment: Moment, looked: Terms | undefined): Pick<JudgedMoment, "blocking" | "unblocking"> {
    if (!looked) return { blocking: [], unblocking: undefined };
    const { issues, parties } = this.problem;
    const blocks = blocksOf(this.#coarse, moment, this.need, looked).slice(0, MOST_BLOCKS);
    // Found with a part of the worlds, told with all of them, as every chance is.
    const chances = this.chances(moment.segments, looked);
    const blocking = blocks.map(({ party, issue, gain }) =>
      ({ party: parties[party]?.id ?? "", issue: issues[issue]?.id ?? "", chance: chances.get(party) ?? 0, gain }));
    const change = unblock(this.#coarse, moment, this.need, this.bind, looked);
    const unblocking = change && {
      changes: change.changes.flatMap(({ issue: number, to }) => {
        const issue = issues[number];
        return issue ? [{ issue: issue.id, from: shownLevels(issue, looked[number] ?? []), to: shownLevels(issue, [to]) }] : [];
      }),
      before: this.joint(chances),
      after: this.#fine.joint(this.need, moment.segments, looked.map((levels, i) => {
        const changed = change.changes.find(({ issue }) => issue === i);
        return changed ? [changed.to] : levels;
      })),
    };
    return { blocking, unblocking };
  }

  /** By party number: the chance that it would have found the package acceptable then. */
  chances(segments: readonly number[], terms: Terms): ReadonlyMap<number, number> {
    return new Map(this.need.parties.map((party) => [party, this.#fine.chance(party, segments[party] ?? 0, terms)]));
  }

  joint(chances: ReadonlyMap<number, number>): number {
    return jointChance(this.need, (party) => chances.get(party) ?? 0);
  }

  byId(chances: ReadonlyMap<number, number>): Readonly<Record<string, number>> {
    return Object.fromEntries([...chances].map(([party, chance]) => [this.problem.parties[party]?.id ?? "", chance]));
  }

  /** A package as judged at a moment: what the parties would have taken, whatever their envoys could commit to. */
  package(terms: Terms, moment: Moment): AnsweredPackage {
    const chances = this.chances(moment.segments, terms);
    return {
      package: shownPackage(this.problem, terms), probability: this.joint(chances), chance: this.byId(chances),
      differs: differences(this.problem, moment.table, terms),
    };
  }

  /** Whether some coalition's envoys could commit to the package, or to some completion of it, at the moment. */
  isWithinMandates(terms: Terms, { mandates }: Moment): boolean {
    return isWithin(this.need.coalitions.flatMap((coalition) => boxesOf(this.problem, coalition, mandates, this.bind)), terms);
  }
}
