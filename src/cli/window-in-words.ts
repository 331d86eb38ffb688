import type { AnsweredMoment, AnsweredOffer, AnsweredPackage, WindowAnswer } from "../study/window/answer.ts";
import { percentOf as percent } from "../study/window/analysis/words.ts";

/** What ids are called, on a page that people read. */
export interface Names {
  readonly title: string;
  /** Short enough for a column. */
  party(id: string): string;
  issue(id: string): string;
  event(id: string): string;
}

const WIDTH = 100;
/** Rows of the curve, and the widest it gets. */
const ROWS = 10;
const WIDEST = 84;
/** As many as fit a page; `--json` has the rest. */
const RESTS_SHOWN = 10;
const BAR = 24;
/** Room for a time: two days and a doubt. Longer ones are cut. */
const WHEN = 22;

/** A window as a page of plain text, line by line, without colour. */
export function windowInWords(answer: WindowAnswer, names: Names): string[] {
  const { summary, chosen } = answer;
  const at = chosen === undefined ? undefined : answer.moments[chosen];
  return [
    `${names.title}: when a deal was possible, on the evidence of what each side offered and refused`,
    "",
    ...labelled("Likelihood", summary.likelihood),
    ...labelled("Confidence", summary.confidence),
    ...labelled("Closing", summary.closing),
    ...labelled("Basis", summary.basis),
    ...section("What cannot be known", answer.unknown.flatMap((line) => wrap(line, 2))),
    ...section(`The chance that some package was acceptable to ${listed(answer.parties.filter(({ required }) => required).map(({ name }) => name))}`, curve(answer.moments)),
    ...section("Moments", answer.moments.flatMap((moment, number) => momentLine(moment, number, names, number === chosen))),
    ...section("Offers: the chance that each was acceptable to each party then", offers(answer, names)),
    ...(at ? ofMoment(answer, at, names) : []),
    ...(answer.asked ? section("The package asked about", judged(answer.asked, answer, names)) : []),
    ...section("What the acts say taken at their word, without any prior", identified(answer, names)),
    ...section("What it rests on: how far the chance at that moment moves when one thing is dropped or turned", rests(answer, at)),
    ...section("To know", [...answer.notes.flatMap((note) => wrap(note, 2)), ...diagnostics(answer)]),
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", ...wrap(title, 0), ...lines];
}

function labelled(label: string, text: string): string[] {
  const [first = "", ...rest] = wrap(text, 12);
  return text === "" ? [] : [`${label.padEnd(12)}${first.trimStart()}`, ...rest];
}

/** The chance over the moments, one column or more each: full up to the least, half to the estimate, a shade to the most. */
function curve(moments: readonly AnsweredMoment[]): string[] {
  if (!moments.some(({ probability }) => probability !== undefined)) return [];
  const wide = Math.max(1, Math.min(6, Math.floor(WIDEST / moments.length)));
  const lines: string[] = [];
  for (let row = ROWS; row >= 1; row--) {
    const middle = (row - 0.5) / ROWS;
    const cells = moments.slice(0, WIDEST).map(({ probability, interval }) => {
      if (probability === undefined) return (row === 1 ? "?" : " ").repeat(wide);
      const [low, high] = interval ?? [probability, probability];
      return (middle <= low ? "█" : middle <= probability ? "▓" : middle <= high ? "░" : " ").repeat(wide);
    });
    const mark = row === ROWS ? "1.0 ┤" : row === ROWS / 2 ? "0.5 ┤" : "    │";
    lines.push(`  ${mark}${cells.join("")}`.trimEnd());
  }
  const numbers = moments.slice(0, WIDEST).map((_, number) => (wide >= 3 ? String(number + 1).padEnd(wide) : number % 10 === 9 ? "┴" : "─".repeat(wide)));
  lines.push(wide >= 3 ? `  0.0 └${"─".repeat(wide * moments.length)}` : `  0.0 └${numbers.join("")}`);
  if (wide >= 3) lines.push(`       ${numbers.join("")}`.trimEnd());
  lines.push("       ▓ up to the estimate; █ to the least and ░ to the most of its interval; ? not known");
  return lines;
}

function momentLine(moment: AnsweredMoment, number: number, names: Names, chosen: boolean): string[] {
  const { probability, interval, withoutMandates, event, at } = moment;
  const chance = probability === undefined ? "not known" : `${percent(probability)}${interval ? `  (${span(interval)})` : ""}`;
  const free = probability !== undefined && withoutMandates !== undefined && withoutMandates - probability >= 0.005 ? `  ${percent(withoutMandates)} without mandates` : "";
  const head = `  ${chosen ? "▸" : " "}${String(number + 1).padStart(3)}  ${padEnd(cut(at, WHEN), WHEN)}  ${chance}${free}`;
  return [head.trimEnd(), ...wrap(names.event(event), 8)];
}

function offers({ offers: all, parties }: WindowAnswer, names: Names): string[] {
  if (all.length === 0) return [];
  const ids = parties.map(({ id }) => id);
  const widths = ids.map((id) => Math.max(length(names.party(id)), ...all.map((offer) => length(cell(offer, id)))));
  const column = (texts: readonly string[]): string => texts.map((text, i) => padStart(text, widths[i] ?? 0)).join("  ");
  const lines = [`${" ".repeat(6 + WHEN)}  ${column(ids.map((id) => names.party(id)))}  all of them`];
  for (const offer of all) {
    const chances = ids.map((id) => cell(offer, id));
    lines.push(
      ...wrap(`${offer.by === undefined ? "" : `${names.party(offer.by)}: `}${offer.title}`, 2),
      `      ${padEnd(cut(offer.at, WHEN), WHEN)}  ${column(chances)}  ${percent(offer.probability).padStart(11)}`,
    );
  }
  lines.push(...wrap("Beside the chance, what follows without any prior: must, may or cannot have been acceptable; – nothing it did bears on it.", 2));
  return lines;
}

function cell({ chance, identified }: AnsweredOffer, party: string): string {
  const [of, known] = [chance[party], identified[party]];
  if (of === undefined) return "";
  return known === undefined ? percent(of) : `${percent(of)} ${known === "unsaid" ? "–" : known}`;
}

function ofMoment(answer: WindowAnswer, moment: AnsweredMoment, names: Names): string[] {
  const { best, table, blocking, unblocking } = moment;
  const number = answer.moments.indexOf(moment) + 1;
  return [
    ...(best ? section(`The package most likely to have been acceptable to all, at moment ${number} (${moment.at})`, judged(best, answer, names)) : []),
    ...(table ? section(`What was on the table: ${percent(table.probability)} with all${table.offer === undefined ? "" : ` (${names.event(table.offer)})`}`, chances(table.chance, answer, names)) : []),
    ...section(`Who stood in the way of ${table ? "what was on the table" : "it"}, on which issue`, blocking.slice(0, 6).flatMap(({ party, issue, chance, gain }) =>
      wrap(`${names.party(party)}, on ${names.issue(issue)}: chance ${percent(chance)}; another level there alone would bring it to at most ${percent(chance + gain)}`, 2))),
    ...(unblocking ? section(`The smallest change that would have helped: from ${percent(unblocking.before)} to ${percent(unblocking.after)}`, unblocking.changes.flatMap(({ issue, from, to }) =>
      wrap(`${names.issue(issue)}: ${from} → ${to}`, 2))) : []),
  ];
}

function judged({ package: shown, probability, chance, differs }: AnsweredPackage, answer: WindowAnswer, names: Names): string[] {
  const changed = new Map(differs.map(({ issue, table }) => [issue, table]));
  return [
    `  ${percent(probability)} with all of them`,
    ...chances(chance, answer, names),
    ...Object.entries(shown).flatMap(([issue, level]) => {
      const was = changed.get(issue);
      return wrap(`${was === undefined ? " " : "*"} ${names.issue(issue)}: ${level}${was === undefined ? "" : ` (on the table: ${was})`}`, 2, 6);
    }),
  ];
}

function chances(chance: Readonly<Record<string, number>>, { parties }: WindowAnswer, names: Names): string[] {
  const known = parties.flatMap(({ id }) => (chance[id] === undefined ? [] : [[names.party(id), chance[id]] as const]));
  const wide = Math.max(0, ...known.map(([name]) => length(name)));
  return known.map(([name, of]) => `    ${padEnd(name, wide)}  ${bar(0, of)}  ${percent(of)}`);
}

function identified({ identified: { feasible, conflicts } }: WindowAnswer, names: Names): string[] {
  if (feasible) return ["  They can all be true together."];
  return conflicts.flatMap(({ party, acts }) => [
    ...wrap(`${names.party(party)}: these cannot all be true of one mind that adds up issue by issue:`, 2),
    ...acts.flatMap(({ event, kind }) => wrap(`${kind.replaceAll("-", " ")}: ${names.event(event)}`, 4)),
  ]);
}

function rests({ sensitivity }: WindowAnswer, at: AnsweredMoment | undefined): string[] {
  const lines = sensitivity.slice(0, RESTS_SHOWN).flatMap(({ assumption, low, high, turned, by }) => [
    `  ${bar(low, high, at?.probability)}  ${span([low, high]).padEnd(22)}  ${turned}${by === "rough" ? ", roughly" : ""}`,
    ...wrap(assumption, 2 + BAR + 4),
  ]);
  if (sensitivity.length > RESTS_SHOWN) lines.push(`  … ${sensitivity.length - RESTS_SHOWN} more; --json has them all`);
  return lines;
}

function diagnostics({ diagnostics: { ess, rHat, draws, seed, sound } }: WindowAnswer): string[] {
  if (draws === 0) return [];
  const quality = `${draws} draws for each party, effective sample size ${Math.floor(ess)}, R-hat ${rHat.toFixed(3)}, seed ${seed}`;
  return wrap(sound ? `${quality}.` : `${quality}: the chains have not mixed well enough to rely on the numbers.`, 2);
}

/** From `low` to `high` on a scale from 0 to 1, with the place of a chance between them. */
function bar(low: number, high: number, at?: number): string {
  const place = (chance: number): number => Math.min(BAR - 1, Math.floor(chance * BAR));
  const cells = Array.from({ length: BAR }, (_, i) => {
    if (at !== undefined && i === place(at)) return "│";
    return i >= place(low) && i <= place(high) && high > 0 ? "█" : "·";
  });
  return cells.join("");
}

function span([low, high]: readonly [number, number]): string {
  return `${percent(low)} to ${percent(high)}`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}

/** Words in lines of at most WIDTH, all but the first indented by `hang`. */
function wrap(text: string, indent: number, hang = indent): string[] {
  const lines: string[] = [];
  let line = " ".repeat(indent);
  let empty = true;
  for (const word of text.split(/\s+/).filter((each) => each !== "")) {
    if (!empty && length(line) + 1 + length(word) > WIDTH) {
      lines.push(line);
      line = " ".repeat(hang);
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return empty ? lines : [...lines, line];
}

function length(text: string): number {
  return [...text].length;
}

function cut(text: string, width: number): string {
  return length(text) > width ? `${[...text].slice(0, width - 1).join("")}…` : text;
}

function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - length(text)));
}

function padStart(text: string, width: number): string {
  return " ".repeat(Math.max(0, width - length(text))) + text;
}
