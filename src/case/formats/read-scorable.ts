import { accept, Fault, refuse, type Result } from "../../base/fault.ts";
import type { Scenario, ScenarioParty, SpaceIssue } from "../scenario.ts";
import { type FormatFile, stemOf } from "./format-file.ts";
import { makeIds } from "./make-ids.ts";
import { numberOf } from "./xml-faults.ts";

/** The files of a game's folder; score files by their names in config.txt, in any order. */
export interface ScorableFiles {
  /** What the game is called. */
  readonly name: string;
  readonly config: FormatFile;
  readonly scores: readonly FormatFile[];
  /** For the names of issues and options; without it they are called A, A1. */
  readonly instructions?: FormatFile | undefined;
  readonly initialDeal?: FormatFile | undefined;
}

/** A name is cut here; the rest of an option's line explains it. */
const LONGEST_NAME = 60;
/** The roles of the proposer and of the other party that can refuse for all. */
const VETOES = ["p1", "p2"];

/**
 * Reads a scorable game (Susskind 1985; as the files of LLM-Deliberation by Abdelnabi, Gomaa, Sivaprasad, Schönherr & Fritz
 * 2024 have it): per party a file of scores, a line an issue, and the least acceptable score in the last line. A deal passes
 * when all but one of the parties take it, p1 and p2 among them. The bonus that the game gives its proposer for unanimity is
 * in none of the files, so nothing is said of it here.
 * Faults: `scorable/*`, with line and column. Cost: linear.
 */
export function readScorable({ name, config, scores, instructions, initialDeal }: ScorableFiles): Result<Scenario> {
  const faults: Fault[] = [];
  const fault = (file: string, line: number, column: number, code: string, detail: string, hint?: string): void => {
    faults.push(new Fault({ code: `scorable/${code}`, detail, at: { file, line, column }, hint }));
  };
  const seats = linesOf(config.text).flatMap(({ line, text }) => {
    const [name = "", file = "", role = ""] = text.split(",").map((part) => part.trim());
    if (name === "" || file === "" || role === "") {
      fault(config.name, line, 1, "config", "the line does not name a party, its file and its role", "Mayor,mayor,player,…");
      return [];
    }
    return [{ name, file, role, line }];
  });
  if (seats.length === 0 && faults.length === 0) fault(config.name, 1, 1, "config", "the game has no parties");

  const sheets = seats.flatMap((seat) => {
    const file = scores.find(({ name }) => stemOf(name) === seat.file);
    if (file) return [{ seat, file, ...readSheet(file, fault) }];
    fault(config.name, seat.line, 1, "no-scores", `there are no scores of “${seat.file}”`, `expected scores_files/${seat.file}.txt`);
    return [];
  });
  const shape = sheets[0]?.rows ?? [];
  for (const { file, rows, threshold, last } of sheets) {
    if (threshold === undefined) fault(file.name, last, 1, "threshold", "the last line is not the least acceptable score", "one number");
    if (rows.length !== shape.length) fault(file.name, last, 1, "issues", `scores of ${rows.length} issues, where ${sheets[0]?.file.name ?? ""} has ${shape.length}`);
    rows.forEach((row, i) => {
      const expected = shape[i]?.values.length ?? row.values.length;
      if (row.values.length !== expected) fault(file.name, row.line, 1, "options", `issue ${letterOf(i)} has ${row.values.length} scores, where ${sheets[0]?.file.name ?? ""} has ${expected}`);
    });
  }
  if (faults.length > 0) return refuse(...faults);

  const ids = makeIds(seats.map(({ file }) => file), "party");
  const parties = sheets.map(({ seat, rows, threshold }, i): ScenarioParty => ({
    id: ids[i] ?? "",
    name: seat.name,
    value: { kind: "additive", weights: rows.map(() => 1), values: rows.map(({ values }) => values) },
    reservation: threshold ?? 0,
    strict: false,
    ...(VETOES.includes(seat.role) ? { veto: true } : {}),
  }));
  const notes = ["A deal passes when all parties but one take it, and both with a veto; a score equal to the least acceptable is taken."];
  const deal = initialDeal?.text.trim() ?? "";
  if (deal !== "") notes.push(`The opening deal: ${deal.slice(0, 200)}.`);
  return accept({
    name,
    issues: issuesOf(shape.map(({ values }) => values.length), instructions?.text ?? ""),
    parties, rule: { kind: "all-but", k: 1 }, constraints: [], basis: "stated", notes,
  });
}

interface Row {
  readonly line: number;
  readonly values: readonly number[];
}

function readSheet(
  { name, text }: FormatFile, fault: (file: string, line: number, column: number, code: string, detail: string) => void,
): { rows: readonly Row[]; threshold: number | undefined; last: number } {
  const rows = linesOf(text).map(({ line, text: written }): Row => {
    let column = 1;
    const values = written.split(",").map((part) => {
      const number = numberOf(part);
      if (number === undefined) fault(name, line, column + part.search(/\S|$/), "not-a-number", `“${part.trim().slice(0, 40)}” is not a finite number`);
      column += part.length + 1;
      return number ?? 0;
    });
    return { line, values };
  });
  const last = rows.at(-1);
  return { rows: rows.slice(0, -1), threshold: last?.values.length === 1 ? last.values[0] : undefined, last: last?.line ?? 1 };
}

function linesOf(text: string): { line: number; text: string }[] {
  return text.split(/\r?\n/).map((each, i) => ({ line: i + 1, text: each })).filter((each) => each.text.trim() !== "");
}

function letterOf(issue: number): string {
  return issue < 26 ? String.fromCharCode(65 + issue) : `I${issue + 1}`;
}

function issuesOf(sizes: readonly number[], instructions: string): SpaceIssue[] {
  const names = sizes.map((_, i) => new RegExp(`Issue ${letterOf(i)}: *"([^"\n]{1,80})"`).exec(instructions)?.[1]?.trim() ?? letterOf(i));
  const ids = makeIds(names, "issue");
  return sizes.map((size, i) => {
    const options = Array.from({ length: size }, (_, j) => optionName(`${letterOf(i)}${j + 1}`, instructions));
    return { id: ids[i] ?? "", name: names[i] ?? "", kind: "choice", options, size };
  });
}

/** `A1 "water-based": …` is A1, water-based; `D1: $3 billion.` is D1, $3 billion; a long line is cut where it explains itself. */
function optionName(label: string, instructions: string): string {
  const line = new RegExp(`^[ \t-]*${label}\\b:?(.*)$`, "m").exec(instructions)?.[1]?.trim() ?? "";
  const quoted = /^"([^"]+)"\s*(?::|$)/.exec(line)?.[1];
  const words = (quoted ?? line.split("==>")[0] ?? "").replaceAll('"', "").replace(/[.\s]+$/, "").trim();
  if (words === "") return label;
  return `${label}, ${words.length <= LONGEST_NAME ? words : `${words.slice(0, LONGEST_NAME).replace(/\s+\S*$/, "")} …`}`;
}
