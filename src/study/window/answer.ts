import type { Assumptions } from "./problem.ts";

/** What `window --json` prints and the page shows. Probabilities 0 to 1; levels by name; events by id. */
export interface WindowAnswer {
  readonly version: 1;
  readonly case: string;
  /** Whether there is anything to go on; where not, `moments` hold no number and `unknown` says why. */
  readonly known: boolean;
  /** What cannot be known from this record, and why, in plain words. */
  readonly unknown: readonly string[];
  readonly parties: readonly AnsweredParty[];
  readonly issues: readonly { readonly id: string; readonly name: string }[];
  readonly rule: "unanimity" | "majority";
  readonly moments: readonly AnsweredMoment[];
  /** The moment asked for, or else the one at which a deal was likeliest: by number in `moments`. */
  readonly chosen: number | undefined;
  readonly offers: readonly AnsweredOffer[];
  /** The package asked about (`--package`), judged at the chosen moment. */
  readonly asked: AnsweredPackage | undefined;
  readonly marks: readonly Mark[];
  readonly closing: Closing | undefined;
  readonly identified: IdentifiedAnswer;
  /** Widest first; for the chosen moment. */
  readonly sensitivity: readonly Sensitivity[];
  readonly rests: readonly Rest[];
  readonly assumptions: Assumptions;
  readonly diagnostics: {
    readonly ess: number;
    readonly rHat: number;
    readonly draws: number;
    readonly seed: number;
    readonly sound: boolean;
    readonly parties: readonly { readonly party: string; readonly ess: number; readonly rHat: number }[];
  };
  /** Likelihood and confidence in the words of ICD 203, a sentence or two each, kept apart. */
  readonly summary: Summary;
  readonly notes: readonly string[];
}

export interface AnsweredParty {
  readonly id: string;
  readonly name: string;
  readonly required: boolean;
  readonly principal: string | undefined;
  /** Acts that speak of its mind. */
  readonly acts: number;
}

/** A package or partial package as shown: by issue, the name of its level, or of the first and last of a range. */
export type ShownPackage = Readonly<Record<string, string>>;

export interface AnsweredMoment {
  /** The event that began it. */
  readonly event: string;
  readonly at: string;
  readonly startMs: number;
  readonly endMs: number;
  /** That some package within the mandates would have been acceptable to everybody needed. Undefined: not known. */
  readonly probability: number | undefined;
  /** From the least to the most when any one assumption is turned, widened by the error of sampling. */
  readonly interval: readonly [number, number] | undefined;
  /** The same were no envoy bound by a mandate. */
  readonly withoutMandates: number | undefined;
  /** That some package would have reached what everybody needed held out for. */
  readonly reached: number | undefined;
  readonly best: AnsweredPackage | undefined;
  /** What was on the table then; undefined: nothing was. */
  readonly table?: AnsweredTable | undefined;
  /** Of the package on the table, or else of the best one: who stood in the way, on which issue. Strongest first. */
  readonly blocking: readonly Blocking[];
  /** The smallest change to the package on the table after which agreement was likelier than not, or else likeliest. */
  readonly unblocking: Unblocking | undefined;
}

export interface AnsweredPackage {
  readonly package: ShownPackage;
  /** That everybody needed would have found it acceptable. */
  readonly probability: number;
  /** By party id. */
  readonly chance: Readonly<Record<string, number>>;
  /** Issue by issue, how it differs from what was on the table. */
  readonly differs: readonly { readonly issue: string; readonly table: string; readonly here: string }[];
}

/** The last package put on the table and not taken off it; what it left open as the first and last level. */
export interface AnsweredTable {
  /** The event that put it there. */
  readonly offer: string | undefined;
  readonly package: ShownPackage;
  /** That everybody needed would have found it acceptable, on average over what it left open. */
  readonly probability: number;
  /** By party id. */
  readonly chance: Readonly<Record<string, number>>;
}

export interface Blocking {
  readonly party: string;
  readonly issue: string;
  /** The party's chance of finding the package acceptable. */
  readonly chance: number;
  /** The most that its chance could gain by a change on this issue alone. */
  readonly gain: number;
}

export interface Unblocking {
  readonly changes: readonly { readonly issue: string; readonly from: string; readonly to: string }[];
  readonly before: number;
  readonly after: number;
}

export interface AnsweredOffer {
  /** The event. */
  readonly id: string;
  readonly at: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly by: string | undefined;
  readonly title: string;
  /** By party id: the chance that it was acceptable to that party then (over the issues left open, on average). */
  readonly chance: Readonly<Record<string, number>>;
  /** That all needed would have found it acceptable. */
  readonly probability: number;
  /** By party id: what follows without any prior. */
  readonly identified: Readonly<Record<string, "must" | "may" | "cannot" | "unsaid">>;
}

/** A vertical mark on the plot. */
export interface Mark {
  readonly event: string;
  readonly at: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly kind: "offer" | "response" | "deadline" | "mandate" | "leak" | "turning-point" | "agreement";
  readonly title: string;
}

export interface Closing {
  /** The last moment at which a deal was likelier than not, by number; undefined where there never was one. */
  readonly lastOpen: number | undefined;
  /** The moment after it, and what began it. */
  readonly closedAt: number | undefined;
  readonly event: string | undefined;
  /** Whose change took most of it away, largest first; shares of the fall in probability. */
  readonly by: readonly { readonly party: string; readonly through: "reservation" | "mandate"; readonly fall: number }[];
}

export interface IdentifiedAnswer {
  /** The acts can all be true of parties of this kind. */
  readonly feasible: boolean;
  /** Each a smallest set of acts of one party that cannot all be true. */
  readonly conflicts: readonly {
    readonly party: string;
    readonly acts: readonly { readonly event: string; readonly kind: string }[];
  }[];
  readonly solver: string;
}

export interface Sensitivity {
  /** In plain words, ready to show: `That Israel's acceptance was needed`. */
  readonly assumption: string;
  readonly kind: "evidence" | "prior" | "direction" | "rule" | "reading";
  /** The event, where it is evidence. */
  readonly event: string | undefined;
  /** The least and the most of the probability at the chosen moment when it is dropped or turned. */
  readonly low: number;
  readonly high: number;
  /** How it was turned: `dropped`, `half / twice`, `left open`. */
  readonly turned: string;
  /** Weighed anew from the same draws, or sampled anew; `rough` where neither could be done well. */
  readonly by: "reweighting" | "sampling" | "rough";
}

/** One thing the answer rests on. */
export interface Rest {
  readonly kind: "act" | "assumption";
  readonly text: string;
  readonly event: string | undefined;
  readonly party: string | undefined;
  readonly credence: number | undefined;
  readonly basis: "stated" | "inferred" | "assumed" | undefined;
}

export interface Summary {
  readonly likelihood: string;
  readonly confidence: string;
  readonly closing: string;
  readonly basis: string;
}
