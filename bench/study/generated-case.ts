import { Random } from "../../src/base/random.ts";
import { sha256Of } from "../../src/base/sha256.ts";

const DAY_MS = 86_400_000;
const PARTIES = ["north", "south", "port", "union", "relay", "envoys", "council", "press"] as const;
const ISSUES = ["boats", "wages", "berths"] as const;

/** The three files of a made-up case. The same seed and size give the same bytes. */
export interface GeneratedCase {
  readonly caseYaml: string;
  readonly accountsYaml: string;
  readonly journalLines: string;
}

/**
 * A negotiation of any length: meetings, messages through a relay, offers and answers, disclosures, leaks,
 * interceptions and statements, two or three reports each, one in ten saying something else.
 */
export function generateCase(events: number, seed: number): GeneratedCase {
  const random = new Random(seed);
  const lines = ['{"version":1}'];
  const offers: string[] = [];
  const hash = sha256Of("generated");
  let ms = Date.UTC(2020, 0, 1);
  for (let i = 0; i < events; i++) {
    ms += random.below(3) * DAY_MS * (random.below(4) === 0 ? 1 : 0);
    lines.push(JSON.stringify(generateEvent(i, new Date(ms).toISOString().slice(0, 10), random, offers, hash)));
  }
  return { caseYaml: CASE, accountsYaml: accounts(hash), journalLines: `${lines.join("\n")}\n` };
}

function generateEvent(i: number, at: string, random: Random, offers: string[], sha256: string): object {
  const id = `e${String(i)}`;
  const by = random.pick(PARTIES);
  const to = PARTIES[(PARTIES.indexOf(by) + 1 + random.below(PARTIES.length - 1)) % PARTIES.length] ?? "north";
  const reports = Array.from({ length: 1 + random.below(3) }, () => generateReport(random, sha256));
  const common = { id, at, title: `What ${by} did, number ${String(i)}`, by: [by], reports };
  const earlier = i === 0 ? [] : [`e${String(Math.max(0, i - 1 - random.below(Math.min(i, 50))))}`];
  switch (random.below(9)) {
    case 0:
    case 1:
      offers.push(id);
      return { ...common, type: "offer", to: [to], channel: "harbour", terms: { boats: random.below(100), wages: random.pick(["low", "middle", "high"]) } };
    case 2:
      if (offers.length === 0) return { ...common, type: "meeting", present: [to], place: "quay", channel: "harbour" };
      return { ...common, type: "response", to: [to], answers: offers.at(-1), answer: random.pick(["accept", "reject", "reserve", "counter"]), channel: "harbour" };
    case 3:
      return { ...common, type: "message", to: [to], through: ["relay"], channel: "phone", reveals: earlier };
    case 4:
      return { ...common, type: "disclosure", to: [to], reveals: earlier };
    case 5:
      return random.below(5) === 0 ? { ...common, type: "leak", reveals: earlier } : { ...common, type: "interception", reveals: earlier };
    case 6:
      return random.below(5) === 0 ? { ...common, type: "statement" } : { ...common, type: "turning-point", hidden: true };
    default:
      return { ...common, type: "meeting", present: [to], place: "quay", channel: "harbour", about: [random.pick(ISSUES)] };
  }
}

function generateReport(random: Random, sha256: string): object {
  const start = random.below(10_000);
  return {
    account: `a${String(random.below(6))}`,
    span: { start, end: start + 40 + random.below(100), sha256 },
    attribution: random.below(2) === 0 ? { kind: "anonymous", count: 1 + random.below(4), affiliation: "officials" } : { kind: "outlet" },
    standing: random.pick(["fact", "fact", "fact", "belief", "allegation"]),
    ...(random.below(10) === 0 ? { says: { by: [random.pick(PARTIES)] } } : {}),
  };
}

function accounts(sha256: string): string {
  const rows = Array.from({ length: 6 }, (_, i) => `  - {id: a${String(i)}, publisher: Paper ${String(i)}, sha256: ${sha256}, lineage: ${i % 2 === 0 ? "{kind: original}" : `{kind: copy, of: a${String(i - 1)}}`}}`);
  return `version: 1\naccounts:\n${rows.join("\n")}\n`;
}

const CASE = `version: 1
id: generated
title: A generated case
summary: Made by a program, to see how the cost grows.
fictional: true
parties:
${PARTIES.map((id) => `  - {id: ${id}, name: The ${id}, kind: organisation}`).join("\n")}
places:
  - {id: quay, name: The quay}
channels:
  - {id: harbour, name: Harbour talks, kind: direct, members: [north, south], secrecy: secret}
  - {id: phone, name: By telephone, kind: backchannel, members: [north, south], relays: [relay], secrecy: secret}
issues:
  - {id: boats, name: Boats, kind: quantity, unit: boats, min: 0, max: 100}
  - {id: wages, name: Wages, kind: scale, options: [{id: low, name: Low}, {id: middle, name: Middle}, {id: high, name: High}]}
  - {id: berths, name: Berths, kind: choice, options: [{id: east, name: East}, {id: west, name: West}]}
`;
