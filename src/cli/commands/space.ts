import type { AgreementRule, Package, Scenario } from "../../case/scenario.ts";
import { analyseInThreads, MOST_THREADS } from "../../lab/space-threads/analyse-in-threads.ts";
import { type AdjustedWinner, divideByAdjustedWinner, itemsOf } from "../../study/space/adjusted-winner.ts";
import type { Solution, SpaceAnalysis } from "../../study/space/analysis.ts";
import { parseBonus, withBonus } from "../bonus.ts";
import { count, EXIT, Exit, printFaults } from "../exit.ts";
import { type OpenedScenario, openScenario } from "../open-scenario.ts";
import { Progress } from "../progress.ts";

export interface SpaceOptions {
  readonly parties?: string;
  readonly rule?: string;
  readonly strict?: boolean;
  readonly all?: boolean;
  readonly json?: boolean;
  readonly threads?: string;
  readonly memory?: string;
  readonly bonus?: string;
}

/** Points of the frontier that fit a screen; --all and --json have them all. */
const SHOWN = 12;
/** With --all, at most so many packages for one point. */
const MOST_WITNESSES = 1000;

/** A bar that comes and goes within a second is in the way. */
const QUIET_MS = 1000;

/** Every package of a case or a file of another tool: ranges, frontier, named solutions, who would agree. */
export async function space(path: string, options: SpaceOptions): Promise<void> {
  const rule = options.rule === undefined ? undefined : parseRule(options.rule);
  const parties = options.parties === undefined ? undefined : options.parties.split(",").map((id) => id.trim()).filter((id) => id !== "");
  const threads = options.threads === undefined ? undefined : parseThreads(options.threads);
  const memory = options.memory === undefined ? undefined : parseMemory(options.memory);
  const bonus = options.bonus === undefined ? [] : parseBonus(options.bonus);
  const opened = await openScenario(path, parties);
  const given = opened.ok ? withBonus(opened.value.scenario, bonus) : opened;
  if (!opened.ok || !given.ok) {
    printFaults(opened.ok ? (given.ok ? [] : given.faults) : opened.faults, path);
    throw new Exit(EXIT.faults);
  }
  const scenario = given.value;
  const progress = new Progress();
  const before = performance.now();
  const analysed = await analyseInThreads(scenario, {
    parties, rule, strict: options.strict, threads, memory,
    ...(options.all ? { witnesses: MOST_WITNESSES } : {}),
    onProgress: (share) => {
      if (performance.now() - before > QUIET_MS) progress.show("packages", share);
    },
  });
  const tookMs = Math.round((performance.now() - before) * 1000) / 1000;
  progress.stop();
  if (!analysed.ok) {
    printFaults(analysed.faults, path);
    throw new Exit(EXIT.faults);
  }
  const adjustedWinner = adjustedWinnerOf(scenario, analysed.value);
  if (options.json) {
    const { basis, issues } = scenario;
    process.stdout.write(`${JSON.stringify({ ...analysed.value, adjustedWinner, basis, issues, tookMs })}\n`);
    return;
  }
  const lines = summaryOf({ ...opened.value, scenario }, analysed.value, options.all === true, tookMs);
  process.stdout.write(`${[...lines, ...winnerInWords(adjustedWinner, scenario, analysed.value)].join("\n")}\n`);
}

/** Two parties that value issue by issue can have their issues divided; others get null. */
function adjustedWinnerOf(scenario: Scenario, { parties: [first, second, third] }: SpaceAnalysis): AdjustedWinner | null {
  if (first === undefined || second === undefined || third !== undefined) return null;
  const items = itemsOf(scenario, first, second);
  const divided = items && divideByAdjustedWinner(items);
  return divided?.ok ? divided.value : null;
}

function winnerInWords(winner: AdjustedWinner | null, scenario: Scenario, { parties }: SpaceAnalysis): string[] {
  if (!winner) return [];
  const [one = "", other = ""] = parties.map((id) => scenario.parties.find((party) => party.id === id)?.name ?? id);
  const whole = (share: number): string =>
    winner.shares.filter(({ first }) => first === share).map(({ item }) => item).join(", ") || "nothing whole";
  const split = winner.shares.find(({ item }) => item === winner.split);
  return [
    "", "Adjusted Winner, every issue divided as a thing to be won (Brams & Taylor 1996)",
    `  ${one}: ${whole(1)}; ${tidy(winner.points[0])} points`, `  ${other}: ${whole(0)}; ${tidy(winner.points[1])} points`,
    ...(split ? [`  shared: ${split.item}, ${percent(split.first)} of it to ${one}`] : []),
  ];
}

function parseRule(text: string): AgreementRule {
  if (text === "unanimity" || text === "majority") return { kind: text };
  const but = /^all-but-(\d{1,3})$/.exec(text)?.[1];
  if (but !== undefined) return { kind: "all-but", k: Number(but) };
  process.stderr.write(`--rule: there is no rule “${text}”; write unanimity, majority or all-but-1\n`);
  throw new Exit(EXIT.usage);
}

function parseThreads(text: string): number {
  const threads = Number(text);
  if (/^\d+$/.test(text) && threads >= 1 && threads <= MOST_THREADS) return threads;
  process.stderr.write(`--threads: ${text} is no number of threads; from 1 to ${MOST_THREADS}\n`);
  throw new Exit(EXIT.usage);
}

/** Bytes by unit: thousands of them are not meant. */
const UNITS: Readonly<Record<string, number>> = { MB: 2 ** 20, GB: 2 ** 30 };

function parseMemory(text: string): number {
  const [, amount, unit = ""] = /^(\d{1,6})(MB|GB)$/i.exec(text) ?? [];
  const bytes = Number(amount ?? 0) * (UNITS[unit.toUpperCase()] ?? 0);
  if (bytes > 0 && bytes <= 2 ** 40) return bytes;
  process.stderr.write(`--memory: ${text} is no amount of memory; write 256MB or 1GB\n`);
  throw new Exit(EXIT.usage);
}

function summaryOf({ scenario, from }: OpenedScenario, found: SpaceAnalysis, isWhole: boolean, tookMs: number): string[] {
  const names = found.parties.map((id) => scenario.parties.find((party) => party.id === id)?.name ?? id);
  const words = (of: Package): string => packageInWords(scenario, of);
  const values = (of: readonly number[]): string => of.map((value, i) => `${names[i] ?? ""} ${tidy(value)}`).join(", ");
  const lines = [
    `${found.name}: ${big(found.size)} packages of ${count(scenario.issues.length, "issue")}, from ${from}; values ${scenario.basis}`,
    found.exact
      ? `exact, by ${found.method}, in ${tidy(tookMs)} ms`
      : `within ε = ${tidy(found.epsilon ?? 0)} of each party's range, by ${found.method}, in ${tidy(tookMs)} ms`,
    ...(found.allowed !== null && found.allowed !== found.size ? [`${big(found.allowed)} keep the constraints`] : []),
    "", "Issues, in the order in which packages are written", ...scenario.issues.map(({ name }) => `  ${name}`),
    "", "Parties (worst and best package; no deal)",
    ...found.ranges.map(({ min, max, reservation }, i) => `  ${names[i] ?? ""}: ${tidy(min)} to ${tidy(max)}; ${tidy(reservation)}`),
    "",
    `Taken by everybody: ${counted(found.rational.count)}${found.rational.fraction === null ? "" : `, ${percent(found.rational.fraction)} of those allowed`}`,
    `Pass under ${ruleInWords(found.agreement.rule)}: ${counted(found.agreement.count)}${found.agreement.countWithBonus === found.agreement.count ? "" : `; with the bonus ${counted(found.agreement.countWithBonus)}`}`,
    ...(found.opposition === null ? [] : [`Opposition: ${tidy(found.opposition)} (0: everybody can have the best)`]),
    "", `Frontier: ${big(String(found.frontier.length))} points`,
  ];
  const shown = isWhole ? found.frontier : found.frontier.slice(0, SHOWN);
  for (const point of shown) {
    lines.push(`  ${values(point.values)}`, `      ${words(point.package)}`);
    for (const twin of point.witnesses ?? []) if (String(twin) !== String(point.package)) lines.push(`      ${words(twin)}`);
  }
  if (shown.length < found.frontier.length) lines.push(`  … ${big(String(found.frontier.length - shown.length))} more; --all prints them`);
  lines.push("", "Solutions");
  for (const [key, solution] of Object.entries(found.solutions) as [string, Solution | null][]) {
    if (solution === null) {
      lines.push(`  ${key}: none`);
      continue;
    }
    const { definition } = solution;
    lines.push(
      `  ${definition.name}: ${values(solution.values)}`, `      ${words(solution.package)}`,
      `      ${definition.words} (${definition.reference}); ${definition.relativeToReservation ? "relative to no deal" : "whatever no deal is worth"}`,
    );
  }
  if (found.notes.length > 0) lines.push("", "To know", ...found.notes.map((note) => `  ${note}`));
  return lines;
}

function packageInWords(scenario: Scenario, of: Package): string {
  return scenario.issues.map((issue, i) => {
    const option = of[i] ?? 0;
    const amount = String(Number(((issue.min ?? 0) + option * (issue.step ?? 1)).toPrecision(12)));
    return `${issue.options?.[option] ?? amount}${issue.unit === undefined ? "" : ` ${issue.unit}`}`;
  }).join("; ");
}

function ruleInWords(rule: AgreementRule): string {
  if (rule.kind === "unanimity") return "unanimity";
  return rule.kind === "majority" ? "majority" : `all but ${rule.k}, and every veto`;
}

function counted(count: string | null): string {
  return count === null ? "too many to count" : big(count);
}

/** 1,000,000 in full, and more digits than fit a line as a power of ten. */
function big(digits: string): string {
  if (digits.length > 18) return `about ${digits.slice(0, 1)}.${digits.slice(1, 4)} × 10^${digits.length - 1}`;
  return digits.replace(/\B(?=(?:\d{3})+$)/g, ",");
}

function tidy(value: number): string {
  return String(Number(value.toPrecision(6)));
}

function percent(share: number): string {
  return `${tidy(share * 100)} %`;
}
