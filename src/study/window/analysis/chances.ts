import type { MandateState, WindowProblem } from "../problem.ts";
import type { Worlds } from "./draws.ts";
import { type Box, boxesOf, type Need } from "./need.ts";
import { NO, UNSETTLED, type Verdict, YES } from "./package-search.kernel.ts";
import { SomePackage } from "./some-package.kernel.ts";

/** What a moment has that a party's mind and hands hang on. */
export interface Situation {
  /** By party: its segment. */
  readonly segments: readonly number[];
  readonly mandates: readonly MandateState[];
}

/** Was there a package that everybody of some coalition would have found acceptable, or that reached what they held out for? */
export interface Question {
  readonly situation: Situation;
  readonly need: Need;
  readonly level: "reservation" | "aspiration";
  /** Envoys cannot go beyond their mandates. */
  readonly bind: boolean;
}

export interface Answered {
  /** [world] NO, YES or UNSETTLED. */
  readonly verdicts: Uint8Array;
  readonly chance: Chance;
}

export interface Chance {
  /** Share of worlds that say yes, with half of the unsettled. */
  readonly point: number;
  /** With none of the unsettled, and with all. */
  readonly low: number;
  readonly high: number;
}

/** Told of each yes: which question, in which world, by which package (place in a row of values, by issue). */
export type OnYes = (question: number, world: number, package_: Int32Array) => void;

/**
 * Asks every question in every world. Questions that come to the same thing are asked once, and those with parties and
 * mandates alike share what they find. Exact but for what stays unsettled. Cost: about worlds × distinct thresholds ×
 * parties × issues, and now and then a search.
 */
export function askWhetherSome(
  problem: WindowProblem, worlds: Worlds, questions: readonly Question[], onYes?: OnYes,
): readonly Answered[] {
  const plan = new Plan(problem, worlds);
  const distinct = new Map<string, { cells: readonly Cell[]; verdicts: Uint8Array }>();
  const asked = questions.map((question) => {
    const cells = plan.cellsOf(question);
    const key = cells.map((cell) => cell.number).sort((a, b) => a - b).join();
    const known = distinct.get(key) ?? { cells, verdicts: new Uint8Array(worlds.count) };
    distinct.set(key, known);
    return known;
  });
  const fields = plan.open();
  const package_ = new Int32Array(problem.issues.length);
  const firstOf = new Map<Uint8Array, number>();
  asked.forEach(({ verdicts }, q) => { if (!firstOf.has(verdicts)) firstOf.set(verdicts, q); });
  const asks = [...distinct.values()];
  for (let world = 0; world < worlds.count; world++) {
    for (const { cells, verdicts } of asks) {
      let verdict: Verdict = NO;
      for (const cell of cells) {
        const field = fields[cell.field] as OpenField;
        const said = field.decide(cell, world);
        if (said !== NO) verdict = said;
        if (said === YES) {
          if (onYes) {
            field.kernel.foundInto(package_);
            onYes(firstOf.get(verdicts) ?? 0, world, package_);
          }
          break;
        }
      }
      verdicts[world] = verdict;
    }
  }
  const chances = new Map([...distinct.values()].map(({ verdicts }) => [verdicts, chanceOf(verdicts)]));
  return asked.map(({ verdicts }) => ({ verdicts, chance: chances.get(verdicts) ?? chanceOf(verdicts) }));
}

/** The chance over worlds that may be weighed (any positive sum). */
export function chanceOf(verdicts: Uint8Array, weights?: Float64Array): Chance {
  let [yes, unsettled, all] = [0, 0, 0];
  for (let world = 0; world < verdicts.length; world++) {
    const weight = weights ? (weights[world] as number) : 1;
    all += weight;
    if (verdicts[world] === YES) yes += weight;
    else if (verdicts[world] === UNSETTLED) unsettled += weight;
  }
  if (all <= 0) return { point: 0, low: 0, high: 1 };
  return { point: (yes + unsettled / 2) / all, low: yes / all, high: Math.min(1, (yes + unsettled) / all) };
}

/** One coalition, one box and one set of thresholds. */
interface Cell {
  readonly number: number;
  readonly field: number;
  readonly slot: number;
  readonly segments: readonly number[];
  readonly level: Question["level"];
}

class Plan {
  readonly #problem: WindowProblem;
  readonly #worlds: Worlds;
  readonly #fields = new Map<string, { parties: readonly number[]; box: Box; number: number; slots: number }>();
  readonly #cells = new Map<string, Cell>();
  readonly #questions = new Map<string, readonly Cell[]>();

  constructor(problem: WindowProblem, worlds: Worlds) {
    this.#problem = problem;
    this.#worlds = worlds;
  }

  cellsOf(question: Question): readonly Cell[] {
    const { situation, need, level, bind } = question;
    const key = [
      JSON.stringify(need.coalitions), level, need.parties.map((party) => situation.segments[party]).join(),
      bind ? JSON.stringify(need.parties.map((party) => situation.mandates[party])) : "",
    ].join("|");
    const known = this.#questions.get(key);
    if (known) return known;
    const cells = need.coalitions.flatMap((parties) =>
      boxesOf(this.#problem, parties, situation.mandates, bind).map((box) =>
        this.#cell(parties, box, parties.map((party) => situation.segments[party] ?? 0), level)));
    this.#questions.set(key, cells);
    return cells;
  }

  #cell(parties: readonly number[], box: Box, segments: readonly number[], level: Question["level"]): Cell {
    const fieldKey = `${parties.join()}|${box.map((levels) => levels.join()).join(";")}`;
    const field = this.#fields.get(fieldKey) ?? { parties, box, number: this.#fields.size, slots: 0 };
    this.#fields.set(fieldKey, field);
    const key = `${field.number}|${segments.join()}|${level}`;
    const known = this.#cells.get(key);
    if (known) return known;
    const cell = { number: this.#cells.size, field: field.number, slot: field.slots++, segments, level };
    this.#cells.set(key, cell);
    return cell;
  }

  open(): readonly OpenField[] {
    return [...this.#fields.values()].map(({ parties, box, slots }) => {
      const places = box.map((levels, i) => levels.map((level) => level + (this.#problem.issues[i]?.offset ?? 0)));
      return new OpenField(parties, new SomePackage(parties.length, places, slots), slots, this.#worlds, this.#problem);
    });
  }
}

/** A kernel with the worlds it is asked about; a world is loaded when it is first asked, a cell settled once. */
class OpenField {
  readonly kernel: SomePackage;
  readonly #parties: readonly number[];
  readonly #worlds: Worlds;
  readonly #stride: number;
  readonly #segments: readonly number[];
  readonly #settled: Int32Array;
  readonly #verdicts: Uint8Array;
  readonly #thresholds: Float64Array;
  #world = -1;

  constructor(parties: readonly number[], kernel: SomePackage, slots: number, worlds: Worlds, problem: WindowProblem) {
    this.kernel = kernel;
    this.#parties = parties;
    this.#worlds = worlds;
    this.#stride = problem.stride;
    this.#segments = parties.map((party) => problem.parties[party]?.segments ?? 1);
    this.#settled = new Int32Array(slots).fill(-1);
    this.#verdicts = new Uint8Array(slots);
    this.#thresholds = new Float64Array(parties.length);
  }

  /** After YES the kernel holds the package, where the cell was not settled before. */
  decide(cell: Cell, world: number): Verdict {
    if (this.#settled[cell.slot] === world) return this.#verdicts[cell.slot] as Verdict;
    if (this.#world !== world) this.#load(world);
    for (let j = 0; j < this.#parties.length; j++) {
      const party = this.#parties[j] as number;
      const row = (this.#worlds.rows[party] as Int32Array)[world] as number;
      this.#thresholds[j] = ((this.#worlds.posteriors[party] as Worlds["posteriors"][number])[cell.level])[
        row * (this.#segments[j] as number) + (cell.segments[j] as number)] as number;
    }
    const verdict = this.kernel.decide(cell.slot, this.#thresholds);
    this.#settled[cell.slot] = world;
    this.#verdicts[cell.slot] = verdict;
    return verdict;
  }

  #load(world: number): void {
    this.#world = world;
    this.#parties.forEach((party, j) => {
      const row = (this.#worlds.rows[party] as Int32Array)[world] as number;
      this.kernel.load(j, (this.#worlds.posteriors[party] as Worlds["posteriors"][number]).values, row * this.#stride);
    });
    this.kernel.begin();
  }
}
