import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { firstHalf, readGames } from "./games.ts";
import { madeGame } from "./made-talks.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "games-"));
  await mkdir(join(folder, "brook/scores_files"), { recursive: true });
  await writeFile(join(folder, "brook/config.txt"), "The mill,the_mill,p1,x\nThe farm,farm,p2,x");
  await writeFile(join(folder, "brook/scores_files/the_mill.txt"), "10, 5, 0\n0, 20\n12");
  await writeFile(join(folder, "brook/scores_files/farm.txt"), "0, 5, 10\n7, 0\n5");
});

afterEach(() => rm(folder, { recursive: true }));

const TURNS = [
  { by: "the_mill", offer: ["A1", "B2"] }, { by: "farm", offer: null }, { by: "the_mill", offer: ["B1", "A3"] }, { by: "farm", offer: ["A3", "B1"] },
];

async function write(turns: readonly unknown[]): Promise<void> {
  await writeFile(join(folder, "brook-sessions.jsonl"), `${JSON.stringify({ session: "one", turns })}\n`);
}

describe("readGames", () => {
  it("reads every game that has sessions, its deals, its values and its turns", async () => {
    await write(TURNS);
    const [game, ...others] = await readGames(folder);
    expect(others).toEqual([]);
    expect(game?.deals).toEqual([[0, 0], [0, 1], [1, 0], [1, 1], [2, 0], [2, 1]]);
    expect(game?.values.map((each) => [...each])).toEqual([[10, 30, 5, 25, 0, 20], [7, 0, 12, 5, 17, 10]]);
    expect(game?.talks).toEqual([{
      name: "one",
      turns: [
        { party: 0, package: [0, 1], scripted: true }, { party: 1, package: undefined, scripted: false },
        { party: 0, package: [2, 0], scripted: false }, { party: 1, package: [2, 0], scripted: false },
      ],
    }]);
  });

  it.each([
    ["somebody who is not in the game", { by: "inn", offer: null }, "turn 0: nobody is called inn"],
    ["an option that is not in the game", { by: "farm", offer: ["A4", "B1"] }, "turn 0: no option A4"],
    ["an issue left out", { by: "farm", offer: ["A1"] }, "turn 0: not every issue is settled"],
  ])("names the place of %s", async (_, turn, expected) => {
    await write([turn]);
    await expect(readGames(folder)).rejects.toThrow(`brook-sessions.jsonl:1: ${expected}`);
  });
});

describe("firstHalf", () => {
  it("is half of the turns, rounded up", () => {
    const talk = (turns: number) => ({ name: "t", turns: Array.from({ length: turns }, () => ({ party: 0, package: undefined })) });
    expect([25, 24, 1, 0].map((turns) => firstHalf(talk(turns)).length)).toEqual([13, 12, 1, 0]);
  });
});

describe("madeGame", () => {
  it("is the same from the same seed, and what it tables can be tabled", () => {
    const game = madeGame(5, 2);
    expect(madeGame(5, 2)).toEqual(game);
    const deals = new Set(game.deals.map((deal) => deal.join()));
    for (const { turns } of game.talks) {
      expect(turns[0]?.scripted).toBe(true);
      for (const turn of turns) expect(deals.has(turn.package?.join() ?? "")).toBe(true);
    }
  });
});
