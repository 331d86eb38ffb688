/**
 * What it costs to know a space of packages: `npm run bench:space`. Seeded; every answer is checked against another way of
 * getting it. Where Python has `negmas` (`$PYTHON`, else python3), the same spaces run there too and must agree; its
 * statistics of 10^6 packages take some minutes and are run with `--long`.
 */
import { spawnSync } from "node:child_process";
import { type Scenario, valueOf } from "../../src/case/scenario.ts";
import { analyseInThreads } from "../../src/lab/space-threads/analyse-in-threads.ts";
import { analyse } from "../../src/study/space/analyse.ts";
import { type AnalyseOptions, type SpaceAnalysis } from "../../src/study/space/analysis.ts";
import { fillValues } from "../../src/study/space/fill-values.ts";
import { randomSpace, scoredSpace } from "../../test/made-spaces.ts";

const SEED = 20_250_305;
const PYTHON = process.env["PYTHON"] ?? "python3";
const MOST_STATS = 100_000;
/** What it should take on two cores, in seconds. */
const TARGETS: Readonly<Record<string, number>> = { "2×10^6": 0.15, "2×10^7": 1.5, "2×10^10": 0.2, "2×10^30": 2 };

interface Timed {
  readonly analysis: SpaceAnalysis;
  readonly seconds: number;
  /** Of memory that the process grew by while it was at it. */
  readonly bytes: number;
}

function timed(scenario: Scenario, options: AnalyseOptions, rounds: number): Timed {
  let best = Infinity;
  let found: SpaceAnalysis | undefined;
  const before = process.memoryUsage().rss;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    const result = analyse(scenario, options);
    best = Math.min(best, (performance.now() - start) / 1000);
    if (!result.ok) throw new Error(result.faults.map((fault) => fault.message).join("\n"));
    found = result.value;
  }
  if (!found) throw new Error("nothing was timed");
  return { analysis: found, seconds: best, bytes: Math.max(0, process.memoryUsage().rss - before) };
}

/** Prints a line and says whether the target was met. */
function print(label: string, power: number, { analysis, seconds, bytes }: Timed, more = ""): void {
  const packages = 10 ** power;
  const each = `${((seconds * 1e9) / packages).toPrecision(3)} ns and ${(bytes / packages).toPrecision(2)} bytes`;
  const perPackage = power <= 10 ? `, ${each} a package` : "";
  const target = TARGETS[label];
  const verdict = target === undefined ? "" : ` (target ${target} s: ${seconds <= target ? "met" : "MISSED"})`;
  const kind = analysis.exact ? "exact" : `ε ${String(analysis.epsilon)}`;
  console.log(
    `${label.padEnd(8)} ${analysis.method.padEnd(11)} ${seconds.toFixed(4)} s${verdict}${perPackage}; ${kind}, frontier ` +
      `${analysis.frontier.length}, taken by all ${analysis.rational.count ?? "not counted"}${more}`,
  );
}

function mustAgree(one: SpaceAnalysis, other: SpaceAnalysis): void {
  for (const part of ["ranges", "rational", "opposition", "zopa", "frontier", "solutions", "agreement"] as const) {
    if (JSON.stringify(one[part]) === JSON.stringify(other[part])) continue;
    throw new Error(`${part} differs between ${one.method} and ${other.method}`);
  }
}

/** The frontier once more, in floats, by sorting all packages. */
function mustHaveFrontier(scenario: Scenario, size: number, { frontier }: SpaceAnalysis): void {
  const ids = scenario.parties.map((party) => party.id);
  const values = new Float64Array(size * 2);
  fillValues(scenario, ids, 0, size, values);
  const order = Uint32Array.from({ length: size }, (_, k) => k).sort(
    (j, k) => (values[k * 2] ?? 0) - (values[j * 2] ?? 0) || (values[k * 2 + 1] ?? 0) - (values[j * 2 + 1] ?? 0),
  );
  let most = -Infinity;
  const points: string[] = [];
  for (const k of order) {
    const second = values[k * 2 + 1] ?? 0;
    // Sums in floats differ in the last digits: a point that is better by no more than that is none.
    if (second <= most + 1e-12) continue;
    most = second;
    points.push([values[k * 2] ?? 0, second].map((x) => x.toFixed(10)).join());
  }
  const found = frontier.map((point) => point.values.map((x) => x.toFixed(10)).join());
  if (found.join(";") !== points.join(";")) throw new Error(`the frontier of ${size} packages is not that of brute force`);
}

interface PeerAnswer {
  readonly calcStats: number | null;
  readonly frontierSeconds: number;
  readonly frontier: readonly (readonly number[])[];
  readonly nash: readonly number[] | null;
}

/** NegMAS on the same space; undefined where it is not there. */
function runPeer(scenario: Scenario): PeerAnswer | undefined {
  const size = scenario.issues.reduce((product, issue) => product * issue.size, 1);
  const input = JSON.stringify({
    withStats: size <= MOST_STATS || process.argv.includes("--long"),
    sizes: scenario.issues.map((issue) => issue.size),
    parties: scenario.parties.map(({ value, reservation }) => ({ ...value, reservation })),
  });
  const run = spawnSync(PYTHON, [new URL("negmas-space.py", import.meta.url).pathname], {
    input, encoding: "utf8", maxBuffer: 2 ** 28, stdio: ["pipe", "pipe", "pipe"],
  });
  if (run.status === 3) return undefined;
  if (run.status !== 0) throw new Error(`negmas-space.py: ${run.stderr.slice(-2000)}`);
  return JSON.parse(run.stdout) as PeerAnswer;
}

function hasPeer(): boolean {
  return spawnSync(PYTHON, ["-c", "import negmas"], { stdio: "ignore" }).status === 0;
}

function comparePeer(power: number, scenario: Scenario, ours: Timed): void {
  const peer = runPeer(scenario);
  if (!peer) return;
  const near = (x: readonly number[], y: readonly number[]): boolean =>
    x.every((value, q) => Math.abs(value - (y[q] ?? 0)) < 1e-9);
  const theirs = [...peer.frontier].sort((x, y) => (y[0] ?? 0) - (x[0] ?? 0));
  const mine = ours.analysis.frontier;
  const agrees = theirs.length === mine.length && mine.every((point, k) => near(point.values, theirs[k] ?? []));
  if (!agrees) {
    throw new Error(`NegMAS has another frontier at 10^${power}: ${theirs.length} points, not ${mine.length}`);
  }
  if (peer.nash && !near(ours.analysis.solutions.nash?.values ?? [], peer.nash)) throw new Error("NegMAS has another Nash point");
  const ratio = (seconds: number): string => `${seconds.toFixed(3)} s, ${(seconds / ours.seconds).toFixed(0)}×`;
  const stats = peer.calcStats === null ? "not run" : ratio(peer.calcStats);
  console.log(`         NegMAS agrees; Scenario.calc_stats ${stats}; its frontier of given values ${ratio(peer.frontierSeconds)}`);
}

const tens = (count: number): number[] => Array.from({ length: count }, () => 10);
// The compiler gets to know the kernels first, as in a server that has been asked before.
for (let k = 0; k < 5; k++) for (const method of ["enumeration", "merge"] as const) timed(randomSpace(k, tens(4), 2), { method }, 1);
const withPeer = hasPeer();
if (!withPeer) console.log(`no negmas for ${PYTHON}: not compared (pip install negmas, or $PYTHON)`);

for (const power of [4, 5, 6, 7]) {
  const scenario = randomSpace(SEED + power, tens(power), 2);
  const found = timed(scenario, { method: "enumeration" }, power < 7 ? 5 : 3);
  mustAgree(found.analysis, timed(scenario, { method: "merge" }, 1).analysis);
  if (power < 7) mustHaveFrontier(scenario, 10 ** power, found.analysis);
  print(`2×10^${power}`, power, found);
  if (withPeer && power < 7) comparePeer(power, scenario, found);
}
for (const power of [7, 8]) {
  const scenario = randomSpace(SEED + power, tens(power), 2);
  const expected = timed(scenario, { method: "merge" }, 1).analysis;
  let alone = 0;
  for (const threads of [1, 2]) {
    let seconds = Infinity;
    for (let round = 0; round < 3; round++) {
      const start = performance.now();
      const found = await analyseInThreads(scenario, { method: "enumeration", threads, fewest: 0 });
      seconds = Math.min(seconds, (performance.now() - start) / 1000);
      if (!found.ok) throw new Error(found.faults.map((fault) => fault.message).join("\n"));
      mustAgree(found.value, expected);
    }
    if (threads === 1) alone = seconds;
    const each = ((seconds * 1e9) / 10 ** power).toPrecision(3);
    const quicker = threads === 1 ? "" : `, ${(alone / seconds).toFixed(2)} times as quick as one`;
    console.log(`2×10^${power}   ${threads === 1 ? "one thread " : `${threads} threads  `} ${seconds.toFixed(4)} s, ${each} ns a package${quicker}`);
  }
}
for (const parties of [3, 4, 5, 6]) {
  const scenario = randomSpace(SEED + parties, tens(4), parties);
  const found = timed(scenario, { method: "enumeration" }, 3);
  mustAgree(found.analysis, timed(scenario, { method: "merge" }, 1).analysis);
  print(`${parties}×10^4`, 4, found);
}
for (const power of [10, 20, 30]) {
  const scenario = randomSpace(SEED + power, tens(power), 2);
  const found = timed(scenario, {}, 3);
  for (const { package: one, values } of found.analysis.frontier) {
    if (!scenario.parties.every((party, q) => valueOf(party.value, one) === values[q])) throw new Error("a witness has other values");
  }
  print(`2×10^${power}`, power, found);
}
print("2×10^30", 30, timed(scoredSpace(SEED, 30, 2), {}, 1), ", whole scores");
print("2×10^400", 400, timed(scoredSpace(SEED, 400, 2), {}, 1), ", whole scores");
for (const [parties, power] of [[3, 10], [3, 20], [3, 30], [4, 10], [4, 20], [6, 7], [6, 12]] as const) {
  print(`${parties}×10^${power}`, power, timed(randomSpace(SEED, tens(power), parties), {}, 1));
}

// Sums of boxes, at the end: 10^4 to 10^12 packages.
await import("./nonlinear.bench.ts");
