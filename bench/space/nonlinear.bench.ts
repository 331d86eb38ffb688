/**
 * The exact frontier of spaces valued by boxes (hyper-rectangles), seeded: `node bench/space/nonlinear.bench.ts`. Up to 10^6
 * packages the answer is checked against all packages; every witness is valued again. Two parties, boxes of one to four
 * sides, a third of the width to two thirds; in the second table three boxes of ten are worth less than nothing.
 */
import { Random } from "../../src/base/random.ts";
import { type Box, type Scenario, type ScenarioParty, valueOf } from "../../src/case/scenario.ts";
import { analyseBoxes, type BoxAnalysis } from "../../src/study/space/nonlinear/analyse-boxes.ts";

const SEED = 20_070_101;
const OPTIONS = 10;
const CHECKED_UP_TO = 6;

for (const negative of [0, 0.3]) {
  console.log(negative === 0 ? "boxes worth more than nothing" : `${negative * 100} % of the boxes worth less than nothing`);
  console.log("  packages   boxes      nodes     pruned   seconds   points   exact   parts");
  for (const issues of [4, 6, 8, 10, 12]) {
    for (const boxes of [50, 100]) measure(issues, boxes, negative);
  }
}

function measure(issues: number, boxes: number, negative: number): void {
  const scenario = generate(issues, boxes, negative, SEED + issues * 1000 + boxes);
  const start = performance.now();
  const result = analyseBoxes(scenario);
  const seconds = (performance.now() - start) / 1000;
  if (!result.ok) throw new Error(result.faults.map((fault) => fault.message).join("\n"));
  check(scenario, result.value);
  const { proof, frontier, exact, epsilon } = result.value;
  console.log(
    `  ${`10^${issues}`.padStart(8)}${String(boxes).padStart(8)}${proof.nodes.toLocaleString("en-GB").padStart(11)}` +
      `${proof.pruned.toLocaleString("en-GB").padStart(11)}${seconds.toFixed(2).padStart(10)}` +
      String(frontier.length).padStart(9) +
      `${(exact ? "yes" : `ε ${epsilon.toFixed(4)}`).padStart(8)}${String(proof.parts).padStart(8)}`,
  );
}

function check({ issues, parties }: Scenario, { frontier, exact }: BoxAnalysis): void {
  for (const { package: one, values } of frontier) {
    if (parties.some((party, p) => valueOf(party.value, one) !== values[p])) throw new Error("a witness is worth otherwise");
  }
  if (issues.length > CHECKED_UP_TO || !exact) return;
  const [first, second] = parties as [ScenarioParty, ScenarioParty];
  // The best for the second party by value of the first: whole numbers, so a map will do.
  const best = new Map<number, number>();
  const one = new Array<number>(issues.length).fill(0);
  for (let place = 0; place >= 0;) {
    const value = valueOf(first.value, one);
    best.set(value, Math.max(best.get(value) ?? -Infinity, valueOf(second.value, one)));
    place = issues.length - 1;
    while (place >= 0 && one[place] === OPTIONS - 1) one[place--] = 0;
    if (place >= 0) one[place] = (one[place] ?? 0) + 1;
  }
  const unbeaten: string[] = [];
  let most = -Infinity;
  for (const [value, other] of [...best].sort((a, b) => b[0] - a[0])) {
    if (other <= most) continue;
    most = other;
    unbeaten.push(`${value},${other}`);
  }
  if (unbeaten.join(" ") !== frontier.map(({ values }) => values.join()).join(" ")) throw new Error("the frontier is another");
}

function generate(issues: number, boxes: number, negative: number, seed: number): Scenario {
  const random = new Random(seed);
  const box = (): Box => {
    const left = Array.from({ length: issues }, (_, i) => i);
    const sides = Array.from({ length: 1 + random.below(4) }, () => {
      const [issue = 0] = left.splice(random.below(left.length), 1);
      const width = 3 + random.below(5);
      const low = random.below(OPTIONS - width + 1);
      return { issue, low, high: low + width - 1 };
    });
    return { sides, value: (random.next() < negative ? -1 : 1) * (1 + random.below(100)) * sides.length };
  };
  const party = (id: string): ScenarioParty => ({
    id, name: id, reservation: 0, strict: false,
    value: { kind: "boxes", boxes: Array.from({ length: boxes }, box), scale: 1 },
  });
  return {
    name: "generated", basis: "assumed", notes: [], constraints: [], rule: { kind: "unanimity" },
    issues: Array.from({ length: issues }, (_, i) => ({ id: `i${i}`, name: `i${i}`, kind: "integer", size: OPTIONS })),
    parties: [party("a"), party("b")],
  };
}
