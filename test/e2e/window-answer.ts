import type {
  AnsweredMoment, AnsweredOffer, AnsweredPackage, AnsweredTable, Mark, Rest, Sensitivity, ShownPackage, WindowAnswer,
} from "../../src/study/window/answer.ts";
import { DEFAULT_ASSUMPTIONS } from "../../src/study/window/problem.ts";

/**
 * A window made up by hand for the invented case, so that the page is tested on every kind of answer and not on what the
 * model makes of one record: known and unknown moments, narrow and wide intervals, an act contradicted by another.
 */

const ISSUES = [
  { id: "crew", name: "Hands to a gang" },
  { id: "pay", name: "Extra pay for night work" },
  { id: "winchmen", name: "What becomes of the three dismissed winchmen" },
  { id: "crane", name: "Who works the new crane" },
  { id: "cargo", name: "Cargo that passes while the dispute lasts" },
];

const NOWHERE = { at: "", startMs: 0, endMs: 0 };

function shown(crew: string, pay: string, winchmen: string, crane: string, cargo: string): ShownPackage {
  return { crew, pay, winchmen, crane, cargo };
}

const ASKED = shown("7 hands", "12 per cent", "their old work back", "dockers of the union", "medicine");
const FIRST = shown("5 hands", "6 per cent", "other work on the slipway", "dockers of the union to a contractor", "everything");
const LAST = shown("6 hands", "9 per cent", "other work on the slipway", "dockers of the union to a contractor", "medicine and food");
const COUNTER = shown("6 hands", "10 per cent", "other work on the slipway", "dockers of the union to a contractor", "medicine and food");
const BEST = shown("6 hands", "8 per cent", "their old work back", "dockers of the union", "medicine and food");

const chances = (dockers: number, company: number, board: number): Record<string, number> => ({ dockers, company, board });

function onTable(offer: string, terms: ShownPackage, chance: Record<string, number>): AnsweredTable {
  return { offer, package: terms, probability: product(chance), chance };
}

function best(table: ShownPackage | undefined, chance: Record<string, number>): AnsweredPackage {
  const differs = ISSUES.flatMap(({ id }) => {
    const [was, here] = [table?.[id], BEST[id] ?? ""];
    return was === undefined || was === here ? [] : [{ issue: id, table: was, here }];
  });
  return { package: BEST, probability: product(chance), chance, differs };
}

function product(chance: Readonly<Record<string, number>>): number {
  return Object.values(chance).reduce((a, b) => a * b, 1);
}

interface Known {
  readonly probability: number;
  readonly interval: readonly [number, number];
  readonly without: number;
  readonly reached: number;
  readonly table?: AnsweredTable;
  readonly chance: Record<string, number>;
}

function known(event: string, at: string, of: Known): AnsweredMoment {
  const { table } = of;
  return {
    ...NOWHERE,
    event,
    at,
    probability: of.probability,
    interval: of.interval,
    withoutMandates: of.without,
    reached: of.reached,
    best: best(table?.package, of.chance),
    table,
    blocking: [
      { party: "board", issue: "pay", chance: table?.chance["board"] ?? 0.4, gain: 0.31 },
      { party: "dockers", issue: "winchmen", chance: table?.chance["dockers"] ?? 0.5, gain: 0.14 },
      { party: "company", issue: "crane", chance: table?.chance["company"] ?? 0.7, gain: 0.03 },
    ],
    unblocking: table && {
      changes: [{ issue: "pay", from: table.package["pay"] ?? "", to: "8 per cent" }],
      before: table.probability,
      after: Math.min(0.95, table.probability + 0.28),
    },
  };
}

function unknown(event: string, at: string): AnsweredMoment {
  return {
    ...NOWHERE, event, at, probability: undefined, interval: undefined, withoutMandates: undefined, reached: undefined,
    best: undefined, table: undefined, blocking: [], unblocking: undefined,
  };
}

const MOMENTS: readonly AnsweredMoment[] = [
  unknown("limit-set", "2024-10-04~"),
  known("ask", "2024-10-08", {
    probability: 0.41, interval: [0.12, 0.74], without: 0.47, reached: 0.08, table: onTable("ask", ASKED, chances(0.97, 0.14, 0.12)),
    chance: chances(0.61, 0.66, 0.58),
  }),
  known("first-offer", "after “Envoy and union secretary meet”", {
    probability: 0.55, interval: [0.31, 0.8], without: 0.62, reached: 0.13, table: onTable("first-offer", FIRST, chances(0.22, 0.96, 0.83)),
    chance: chances(0.7, 0.8, 0.72),
  }),
  known("narrowed", "2024-10-14", {
    probability: 0.47, interval: [0.22, 0.75], without: 0.64, reached: 0.11, table: onTable("first-offer", FIRST, chances(0.22, 0.96, 0.8)),
    chance: chances(0.66, 0.81, 0.61),
  }),
  known("last-offer", "2024-10-16", {
    probability: 0.68, interval: [0.44, 0.86], without: 0.81, reached: 0.24, table: onTable("last-offer", LAST, chances(0.64, 0.95, 0.45)),
    chance: chances(0.79, 0.9, 0.74),
  }),
  known("counter", "2024-10-16", {
    probability: 0.83, interval: [0.7, 0.92], without: 0.93, reached: 0.37, table: onTable("counter", COUNTER, chances(0.97, 0.81, 0.31)),
    chance: chances(0.9, 0.91, 0.8),
  }),
  known("refused", "2024-10-17", {
    probability: 0.32, interval: [0.12, 0.58], without: 0.9, reached: 0.09, table: onTable("counter", COUNTER, chances(0.97, 0.81, 0.05)),
    chance: chances(0.72, 0.84, 0.35),
  }),
  known("barge", "2024-10-17/2024-10-18", {
    probability: 0.22, interval: [0.05, 0.5], without: 0.71, reached: 0.06, table: onTable("counter", COUNTER, chances(0.96, 0.6, 0.04)),
    chance: chances(0.68, 0.7, 0.31),
  }),
  unknown("ferry-gone", "2024-10-18T18:00:00Z"),
  known("late-yes", "2024-10-18T18:20:00Z", {
    probability: 0.38, interval: [0.2, 0.63], without: 0.74, reached: 0.18, chance: chances(0.97, 0.52, 0.4),
  }),
  known("small-deal", "2024-11-03", {
    probability: 0.97, interval: [0.93, 0.99], without: 0.98, reached: 0.61, table: onTable("small-deal", BEST, chances(0.99, 0.99, 0.98)),
    chance: chances(0.99, 0.99, 0.98),
  }),
];

function offer(id: string, at: string, by: string, title: string, chance: Record<string, number>): AnsweredOffer {
  return {
    ...NOWHERE, id, at, by, title, chance, probability: product(chance),
    identified: {
      dockers: (chance["dockers"] ?? 0) > 0.9 ? "must" : (chance["dockers"] ?? 0) < 0.3 ? "cannot" : "may",
      company: (chance["company"] ?? 0) > 0.9 ? "must" : "may",
      board: "unsaid",
    },
  };
}

const OFFERS: readonly AnsweredOffer[] = [
  offer("ask", "2024-10-08", "dockers", "The dockers say what they want", chances(0.97, 0.14, 0.12)),
  offer("first-offer", "after 8 October", "company", "The company's first offer", chances(0.22, 0.96, 0.83)),
  offer("last-offer", "2024-10-16", "company", "The company's second offer, by the vet's telephone", chances(0.64, 0.95, 0.45)),
  offer("counter", "2024-10-16", "dockers", "The union answers with one point more", chances(0.97, 0.81, 0.31)),
  offer("small-deal", "2024-11-03", "company", "A smaller agreement, by the vet's telephone", chances(0.99, 0.99, 0.98)),
];

const mark = (event: string, kind: Mark["kind"], title: string): Mark => ({ ...NOWHERE, event, kind, title });

const MARKS: readonly Mark[] = [
  mark("walkout", "turning-point", "The dockers stop work after three winchmen are dismissed"),
  mark("limit-set", "mandate", "The board tells its envoy how far she may go"),
  mark("ask", "offer", "The dockers say what they want"),
  mark("first-offer", "offer", "The company's first offer"),
  mark("narrowed", "mandate", "The board lowers the envoy's limit on night pay"),
  mark("last-offer", "offer", "The company's second offer, by the vet's telephone"),
  mark("counter", "response", "The union answers with one point more"),
  mark("refused", "response", "The chair of the board refuses the offer its envoy made"),
  mark("leak", "leak", "The newspaper reports the talks and both figures"),
  mark("barge", "turning-point", "The growers take potatoes off the beach in a barge of their own"),
  mark("ferry-gone", "deadline", "The last ferry sails"),
  mark("late-yes", "response", "The union accepts the second offer, after the ferry has gone"),
  mark("small-deal", "agreement", "A smaller agreement, by the vet's telephone"),
];

function turned(assumption: string, kind: Sensitivity["kind"], low: number, high: number, how: string, event?: string): Sensitivity {
  return { assumption, kind, event, low, high, turned: how, by: how === "left open" ? "sampling" : low < 0.55 ? "rough" : "reweighting" };
}

const SENSITIVITY: readonly Sensitivity[] = [
  turned("That the board's consent was needed", "rule", 0.83, 0.96, "dropped"),
  turned("That envoys were bound by their mandates", "rule", 0.83, 0.93, "dropped"),
  turned("The board refused on 17 October", "evidence", 0.8, 0.92, "dropped", "refused"),
  turned("How far what no deal is worth may vary", "prior", 0.7, 0.88, "half / twice"),
  turned("That the company wanted fewer hands", "direction", 0.76, 0.86, "left open"),
  turned("That more night pay was worth more to the union", "direction", 0.75, 0.85, "left open"),
  turned("The union answered with one point more", "evidence", 0.74, 0.83, "dropped", "counter"),
  turned("How much more was held out for than was needed", "prior", 0.79, 0.86, "half / twice"),
  turned("That an offer may be a bluff", "prior", 0.8, 0.85, "half / twice"),
  turned("The company's second offer", "evidence", 0.81, 0.85, "dropped", "last-offer"),
  turned("That reports are believed only as far as they bear an act out", "reading", 0.82, 0.85, "believed whole"),
  turned("The company's first offer", "evidence", 0.82, 0.84, "dropped", "first-offer"),
  turned("The dockers' first demand", "evidence", 0.82, 0.835, "dropped", "ask"),
  turned("How alike the weights of issues are", "prior", 0.825, 0.835, "half / twice"),
].sort((a, b) => b.high - b.low - (a.high - a.low));

const act = (event: string, party: string, text: string, credence: number): Rest => ({ kind: "act", event, party, text, credence, basis: undefined });
const assumed = (text: string, basis: Rest["basis"], party?: string): Rest => ({ kind: "assumption", text, basis, party, event: undefined, credence: undefined });

const RESTS: readonly Rest[] = [
  act("ask", "dockers", "Demanded: 7 hands, 12 per cent, their old work back", 0.93),
  act("first-offer", "company", "Offered: 5 hands, 6 per cent, other work on the slipway", 0.88),
  act("last-offer", "company", "Offered: 6 hands, 9 per cent, other work on the slipway", 0.91),
  act("counter", "dockers", "Answered with 10 per cent", 0.86),
  act("refused", "board", "Refused what its envoy had offered", 0.52),
  act("late-yes", "dockers", "Accepted the second offer", 0.79),
  act("small-deal", "company", "Made the smaller agreement", 0.98),
  act("small-deal", "dockers", "Made the smaller agreement", 0.98),
  assumed("More hands to a gang are worth more", "stated", "dockers"),
  assumed("Less night pay is worth more", "inferred", "company"),
  assumed("What each wants of the crane is not known", "assumed"),
  assumed("Without a deal every issue stays at its least", "assumed"),
];

export const FERRY_WINDOW: WindowAnswer = {
  version: 1,
  case: "last-ferry",
  known: true,
  unknown: ["What the board would have accepted before 17 October: none of its acts until then speaks of it."],
  parties: [
    { id: "dockers", name: "Dockers' union of Skellan", required: true, principal: undefined, acts: 4 },
    { id: "company", name: "Skellan Quays, its envoy and managers", required: true, principal: "board", acts: 3 },
    { id: "board", name: "Board of Skellan Quays", required: false, principal: undefined, acts: 1 },
  ],
  issues: ISSUES,
  rule: "unanimity",
  moments: MOMENTS,
  chosen: 5,
  offers: OFFERS,
  asked: undefined,
  marks: MARKS,
  closing: {
    lastOpen: 5,
    closedAt: 6,
    event: "refused",
    by: [
      { party: "board", through: "reservation", fall: 0.34 },
      { party: "company", through: "mandate", fall: 0.15 },
      { party: "dockers", through: "reservation", fall: 0.02 },
    ],
  },
  identified: {
    feasible: false,
    conflicts: [{ party: "company", acts: [{ event: "last-offer", kind: "offer" }, { event: "refused", kind: "refuse" }] }],
    solver: "HiGHS 1.15.3",
  },
  sensitivity: SENSITIVITY,
  rests: RESTS,
  assumptions: DEFAULT_ASSUMPTIONS,
  diagnostics: {
    ess: 1240, rHat: 1.004, draws: 4000, seed: 1, sound: true,
    parties: [
      { party: "dockers", ess: 1510, rHat: 1.002 },
      { party: "company", ess: 1240, rHat: 1.004 },
      { party: "board", ess: 2210, rHat: 1.001 },
    ],
  },
  summary: {
    likelihood: "It is very likely (83%) that on 16 October, after the union's answer, some package was acceptable to the union, the company and its board.",
    confidence: "Moderate confidence: turning any one assumption moves this between 70% and 92%, and one act rests on a single voice.",
    closing: "The window last stood open on 16 October; the board's refusal on 17 October took most of it away.",
    basis: "Eight acts of three parties, from offers, answers and one agreement, and four assumptions.",
  },
  notes: ["An offer left the crane open; it is judged over all that could be agreed on it."],
};

/** Where nothing can be known: no act of anybody speaks of its mind. */
export const NOTHING_KNOWN: WindowAnswer = {
  ...FERRY_WINDOW,
  known: false,
  unknown: [
    "No offer or answer is on record, so nothing bounds what either side would have accepted.",
    "The case names nobody whose agreement was needed.",
  ],
  moments: [unknown("ask", "2024-10-08")],
  chosen: undefined, offers: [], marks: MARKS.slice(0, 3), closing: undefined, sensitivity: [], rests: [],
  identified: { feasible: true, conflicts: [], solver: "HiGHS 1.15.3" },
  summary: {
    likelihood: "Nothing can be said of how likely a deal was.",
    confidence: "There is nothing to be confident of.",
    closing: "Whether a window ever stood open is not known.",
    basis: "No act on record speaks of what anybody would have accepted.",
  },
};
