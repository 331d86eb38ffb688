import { parseEdtf } from "../../src/case/edtf.ts";
import { type Candidate, type Name } from "../../src/read/reading.ts";
import { type Expected, type GoldEvent, type GoldName, type Located } from "./gold.ts";
import { locate, meet, type Noted, pairUp, type Tally, tallyOf } from "./tally.ts";

/**
 * Candidate events. A candidate meets a gold event when its type is one of the gold's and at least one of its reports
 * shares more than half of the shorter with one of the gold's. One to one, those with the most reports in common first,
 * so that an event told twice counts once and a second candidate for it is wrong. What meets a `maybe` only is left out.
 * Told apart, of pairs alone: the journal's own type, the gold's reports that the candidate holds, a time that meets the
 * journal's, and who.
 */
export function scoreEvents(
  candidates: readonly Candidate[],
  gold: Expected<GoldEvent, GoldEvent>,
  names: { readonly found: readonly Name[]; readonly gold: readonly GoldName[] },
): Tally[] {
  const found = candidates.map((candidate) => ({ candidate, reports: reportsOf(candidate) }));
  type Found = (typeof found)[number];
  const common = (f: Found, g: GoldEvent): number =>
    g.reports.filter((one) => f.reports.some((other) => meet(other, one))).length;
  const weigh = (f: Found, g: GoldEvent): number => {
    const reports = g.types.includes(f.candidate.type) ? common(f, g) : 0;
    return reports === 0 ? 0 : reports + (g.types[0] === f.candidate.type ? 0.5 : 0);
  };
  const pairs = pairUp(found, gold.must, weigh);
  const paired = new Set(pairs.values());
  const misses = gold.must.filter((g) => !paired.has(g)).map((g) => noted(g.reports[0], `gold ${g.id} (${g.types.join("|")})${nearest(g)}`));
  const wrong = found
    .filter((f) => !pairs.has(f) && !gold.may.some((g) => weigh(f, g) > 0))
    .map((f) => noted(f.reports[0], `${f.candidate.type}: ${f.candidate.title}${twice(f)}`));
  const both = [...pairs].map(([f, g]): Pair => [f.candidate, g]);
  const who = whoOf(names.found, names.gold);
  const timed = both.filter(([, g]) => g.at !== undefined);
  const done = both.filter(([, g]) => g.by.length > 0);
  return [
    tallyOf("events", pairs.size, misses, wrong),
    part("  type", both, ([f, g]) => f.type === g.types[0], ([f, g]) => `${f.type}; gold ${g.types[0] ?? ""}`),
    merged([...pairs].map(([f, g]) => [f.reports, g] as const)),
    part("  at", timed, ([f, g]) => timesMeet(f.at, g.at), ([f, g]) => `${f.at ?? "no time"}; gold ${g.at ?? ""}`),
    part("  by", done, ([f, g]) => byRight(f.by.flatMap(who), g), ([f, g]) => `${f.by.join(", ")}; gold ${sayBy(g)}`),
  ];

  function nearest(g: GoldEvent): string {
    const there = found.filter((f) => common(f, g) > 0).map((f) => f.candidate.type);
    return there.length === 0 ? "" : `; found there: ${there.join(", ")}`;
  }
  function twice(f: Found): string {
    const same = gold.must.find((g) => weigh(f, g) > 0);
    return same ? `; told already of ${same.id}` : "";
  }
}

type Pair = readonly [Candidate, GoldEvent];

/** One field of candidates that were found. */
function part(kind: string, pairs: readonly Pair[], right: (pair: Pair) => boolean, say: (pair: Pair) => string): Tally {
  const off = pairs.filter((pair) => !right(pair)).map((pair) => noted(pair[1].reports[0], `${pair[1].id}: ${say(pair)}`));
  return tallyOf(kind, pairs.length - off.length, off, off);
}

/** Whether two EDTF times have a moment in common; where an account leaves days open, the journal may have closed them. */
function timesMeet(a: string | undefined, b: string | undefined): boolean {
  const [one, other] = [parseEdtf(a ?? ""), parseEdtf(b ?? "")];
  return one.ok && other.ok && one.value.startMs < other.value.endMs && other.value.startMs < one.value.endMs;
}

const sayBy = (gold: GoldEvent): string => gold.by.map((one) => one.join("|")).join(", ");

/** How many of the gold's reports the candidates hold: accounts that were brought together. */
function merged(pairs: readonly (readonly [readonly Located[], GoldEvent])[]): Tally {
  const misses: Noted[] = [];
  let right = 0;
  for (const [reports, gold] of pairs) {
    for (const wanted of gold.reports) {
      if (reports.some((one) => meet(one, wanted))) right++;
      else misses.push(noted(wanted, `report of ${gold.id}`));
    }
  }
  return tallyOf("  reports", right, misses, []);
}

/** Every actor of the gold is among the found ones, as the person or as the party. */
function byRight(found: readonly string[], gold: GoldEvent): boolean {
  return gold.by.every((one) => one.some((id) => found.includes(id)));
}

/** From the id of a found name to the ids of the gold names that stand where it stands. */
function whoOf(found: readonly Name[], gold: readonly GoldName[]): (id: string) => string[] {
  const byId = new Map(found.map((name) => [name.id, name.variants]));
  return (id) => {
    const places = (byId.get(id) ?? []).map(({ account, span }) => locate(account, span));
    const stands = (name: GoldName): boolean =>
      places.some((place) => [...name.mentions, ...name.maybe].some((at) => meet(place, at)));
    return gold.filter(stands).map((name) => name.id);
  };
}

function reportsOf({ reports }: Candidate): Located[] {
  return reports.map(({ account, span }) => locate(account, span));
}

function noted(at: Located | undefined, says: string): Noted {
  return { account: at?.account ?? "", start: at?.start ?? 0, end: at?.end ?? 0, says };
}
