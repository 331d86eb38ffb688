import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { makeIds } from "../../src/case/formats/make-ids.ts";
import { type Package, type Scenario, sizeOf, valueOf } from "../../src/case/scenario.ts";
import { openScenario } from "../../src/cli/open-scenario.ts";
import type { TabledOffer } from "../../src/study/window/record/problem-of-offers.ts";

/** A game of which the secret values are known, and talks that others held in it. */
export interface PlayedGame {
  readonly name: string;
  readonly scenario: Scenario;
  readonly deals: readonly Package[];
  /** [party][deal] */
  readonly values: readonly Float64Array[];
  readonly talks: readonly Talk[];
}

/** One session. Parties by number in the scenario; the first turn is scripted. */
export interface Talk {
  readonly name: string;
  readonly turns: readonly TabledOffer[];
}

const SESSIONS = "-sessions.jsonl";
const MOST_DEALS = 200_000n;

/** Every `X-sessions.jsonl` of a folder with the game X beside it, by name. Throws where a line cannot be understood. */
export async function readGames(folder: string): Promise<PlayedGame[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(SESSIONS)).sort();
  return Promise.all(files.map((file) => readGame(folder, file)));
}

async function readGame(folder: string, file: string): Promise<PlayedGame> {
  const name = file.slice(0, -SESSIONS.length);
  const opened = await openScenario(join(folder, name));
  if (!opened.ok) throw new Error(opened.faults.map((fault) => fault.message).join("\n"));
  const { scenario } = opened.value;
  const lines = (await readFile(join(folder, file), "utf8")).split("\n").filter((line) => line.trim() !== "");
  return playedGame(name, scenario, lines.map((line, i) => talkOf(JSON.parse(line), scenario, `${file}:${i + 1}`)));
}

/** With all deals in order of their options' numbers, and what each is worth. */
export function playedGame(name: string, scenario: Scenario, talks: readonly Talk[]): PlayedGame {
  if (sizeOf(scenario) > MOST_DEALS) throw new Error(`${name}: too many deals to rank them all`);
  const deals = scenario.issues.reduce<number[][]>(
    (before, { size }) => before.flatMap((deal) => Array.from({ length: size }, (_, option) => [...deal, option])), [[]],
  );
  const values = scenario.parties.map(({ value }) => Float64Array.from(deals, (deal) => valueOf(value, deal)));
  return { name, scenario, deals, values, talks };
}

/** The turns that count: half of them, rounded up, the scripted one among them. */
export function firstHalf({ turns }: Talk): readonly TabledOffer[] {
  return turns.slice(0, Math.ceil(turns.length / 2));
}

function talkOf(line: unknown, scenario: Scenario, at: string): Talk {
  const { session, turns } = line as { session?: unknown; turns?: unknown };
  if (typeof session !== "string" || !Array.isArray(turns)) throw new Error(`${at}: no session`);
  return {
    name: session,
    turns: turns.map((turn: unknown, t): TabledOffer => {
      const { by, offer } = turn as { by?: unknown; offer?: unknown };
      const [id] = makeIds([String(by)], "party");
      const party = scenario.parties.findIndex((each) => each.id === id);
      if (party < 0) throw new Error(`${at}: turn ${t}: nobody is called ${String(by)}`);
      return { party, package: Array.isArray(offer) ? packageOf(offer, scenario, `${at}: turn ${t}`) : undefined, scripted: t === 0 };
    }),
  };
}

/** `A2` is the second option of the first issue; in any order, each issue once. */
function packageOf(names: readonly unknown[], scenario: Scenario, at: string): Package {
  const options = scenario.issues.map(() => -1);
  for (const name of names) {
    const [, letter = "", number = ""] = /^([A-Z])([0-9]+)$/.exec(String(name)) ?? [];
    const issue = letter.charCodeAt(0) - 65;
    const option = Number(number) - 1;
    if (!(option >= 0 && option < (scenario.issues[issue]?.size ?? 0))) throw new Error(`${at}: no option ${String(name)}`);
    options[issue] = option;
  }
  if (options.includes(-1)) throw new Error(`${at}: not every issue is settled`);
  return options;
}
