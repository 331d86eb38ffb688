import type { ActKind } from "../problem.ts";
import type { AnswerInput } from "./answer-input.ts";
import { assumedShare, type Found } from "./found.ts";
import type { Need } from "./need.ts";
import { toldMoves } from "./sensitivity.ts";
import type { Told } from "./summary.ts";
import { timeInWords } from "./words.ts";

const PUTS: readonly ActKind[] = ["offer", "ultimatum", "state"];

/** What the summary tells, from what was found. */
export function toldOf(
  { study, problem, posteriors, identified }: AnswerInput, need: Need | undefined, found: Found, unknown: readonly string[],
): Told {
  const { chosen, moments, closing, moves, informed } = found;
  const whenOf = (moment: number): string => {
    const { event, at } = problem.moments[moment] ?? { event: -1, at: "" };
    const title = study.record.events[event]?.title ?? "";
    return /^(after|at first)/.test(at) ? `after “${title}”` : `after “${title}” (${timeInWords(at)})`;
  };
  const at = chosen === undefined ? undefined : moments[chosen];
  const voicesOf = (event: number): readonly string[] =>
    (study.record.events[event]?.reports ?? []).map(({ account }) => study.voices.rootOf(account));
  const voices = new Set(problem.acts.flatMap(({ event }) => voicesOf(event)));
  const offers = problem.acts.filter(({ kind }) => PUTS.includes(kind)).length;
  return {
    chosen: at?.probability === undefined || !at.interval || chosen === undefined
      ? undefined
      : {
          when: whenOf(chosen), probability: at.probability, interval: at.interval, best: at.best?.probability,
          before: found.before,
        },
    unknown,
    needed: problem.parties.filter(({ required }) => required).map(({ name }) => name),
    majority: problem.rule === "majority",
    informed: informed.map((each) => ({ ...each, name: problem.parties[each.party]?.name ?? "" })),
    conflicts: identified.conflicts.length,
    sound: (need?.parties ?? []).every((party) => posteriors[party]?.diagnostics.sound === true),
    offers,
    answers: problem.acts.length - offers,
    voices: voices.size > 0 ? voices.size : undefined,
    singleVoiced: problem.acts.filter(({ event }) => new Set(voicesOf(event)).size === 1).length,
    assumedShare: assumedShare(problem, need),
    sensitivity: chosen === undefined ? [] : toldMoves(moves, chosen, at?.probability ?? 0, (event) => study.record.events[event]?.id ?? ""),
    closing,
    whenOf,
    nameOf: (party) => problem.parties[party]?.name ?? "",
    agreed: study.record.events.filter(({ type }) => type === "agreement").map(({ title }) => `“${title}”`),
  };
}
