import type { Study } from "../../study.ts";
import type { Identified } from "../identified/identified.ts";
import type { NoDeal } from "../record/levels.ts";
import type { PartyPosterior } from "../posterior.ts";
import type { Assumptions, WindowProblem } from "../problem.ts";
import type { Terms } from "./minds.ts";

/** What the answer of the window is made from. */
export interface AnswerInput {
  readonly study: Study;
  readonly problem: WindowProblem;
  /** By party number; unweighed. */
  readonly posteriors: readonly PartyPosterior[];
  readonly assumptions: Assumptions;
  /** As `identify` answers, asked about the packages of `offersThen`, in their order. */
  readonly identified: Identified;
  /** How the problem was told to take what is not spoken of; as `problemOfStudy` has it. */
  readonly noDeal?: NoDeal | undefined;
  /** The moment to look at, ms since 1970; left out: the one at which a deal was likeliest. */
  readonly atMs?: number | undefined;
  /** A package to judge at that moment, as levels of the problem. */
  readonly asked?: Terms | undefined;
}
