import { performance } from "node:perf_hooks";
import { resolve } from "node:path";
import { readCaseFolder } from "../../src/journal/adapters/case-folder.ts";
import { windowOf } from "../../src/lab/window/window-of.ts";
import { type Study, studyRecord } from "../../src/study/study.ts";
import { Stream } from "../../src/study/window/minds/stream.ts";
import { studyOf } from "../../test/study-of.ts";

const SEED = 20250305;
const PARTIES = 6;
const ISSUES = 10;
const LEVELS = 6;

/** Seconds for the whole answer, in this process, on every processor: the shipped case, and fifty offers of six parties. */
export async function benchSpeed(): Promise<void> {
  const doha = await readCaseFolder(resolve(import.meta.dirname, "../../cases/doha-2025"));
  if (doha.ok) await time("Doha 2025", studyRecord(doha.value.record));
  await time(`${PARTIES} parties, ${ISSUES} issues, 50 offers`, talksOf(50));
}

async function time(name: string, study: Study): Promise<void> {
  const start = performance.now();
  const cpu = process.cpuUsage();
  const answer = await windowOf(study);
  const { user, system } = process.cpuUsage(cpu);
  if (!answer.ok) throw new Error(answer.faults.map(({ detail }) => detail).join("; "));
  const { moments, sensitivity, diagnostics } = answer.value;
  const took = `${((performance.now() - start) / 1000).toFixed(2)} s (${((user + system) / 1e6).toFixed(2)} s of processor)`;
  const what = `${moments.length} moments, ${sensitivity.length} assumptions turned`;
  const sound = `ess ${diagnostics.ess.toFixed(0)}, R-hat ${diagnostics.rHat.toFixed(3)}`;
  console.log(`${name.padEnd(36)} ${took}; ${what}; ${sound}`);
}

/** Six parties that take turns: each wants more or less of every issue, and goes some way towards the last offer. */
function talksOf(offers: number): Study {
  const stream = new Stream(SEED);
  const parties = Array.from({ length: PARTIES }, (_, p) => ({ id: `p${p}`, name: `Party ${p}`, kind: "state" }));
  const issues = Array.from({ length: ISSUES }, (_, i) => ({
    id: `i${i}`,
    name: `Issue ${i}`,
    kind: "scale",
    options: Array.from({ length: LEVELS }, (__, level) => ({ id: `o${level}`, name: `Option ${level}` })),
  }));
  const wants = parties.map(() => issues.map(() => (stream.next() < 0.5 ? "more" : "less")));
  const preferences = parties.flatMap(({ id }, p) =>
    issues.map((issue, i) => ({ party: id, issue: issue.id, wants: wants[p]?.[i], basis: i % 3 === 0 ? "assumed" : "stated" })),
  );
  let table = issues.map(() => stream.below(LEVELS));
  const events = Array.from({ length: offers }, (_, turn) => {
    const p = turn % PARTIES;
    table = table.map((level, i) => {
      if (stream.next() < 0.6) return level;
      return Math.min(LEVELS - 1, Math.max(0, level + (wants[p]?.[i] === "more" ? 1 : -1)));
    });
    const terms = Object.fromEntries(table.map((level, i) => [`i${i}`, `o${level}`]));
    return { type: "offer", at: `2024-01-${String(1 + (turn % 28)).padStart(2, "0")}`, by: [`p${p}`], to: ["public"], terms };
  });
  return studyOf({ parties, issues, preferences, agreement: { rule: "unanimity", required: parties.map(({ id }) => id) } }, events);
}
