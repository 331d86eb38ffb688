import { firstHalf, type PlayedGame, readGames } from "./games.ts";
import { type Scored, scoreGames } from "./judge-games.ts";
import { madeGame } from "./made-talks.ts";
import { METHODS } from "./methods.ts";
import { printScores } from "./print-scores.ts";

const SEED = 20_250_305;
/** Games made up to fit the curve on where there is no other, and to judge the methods on. */
const SPARE = 24;
const MADE = 40;

/**
 * On negotiations that others ran: what each method makes of every party after the first half of the turns, against the true
 * scores. The curve from a value to a chance is fitted on the other games only. The first turn is scripted and no evidence;
 * `opening` counts it as its proposer's own all the same, as published figures do.
 */
export async function benchSessions(folder: string, opening: boolean): Promise<void> {
  const found = await readGames(folder).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  });
  const games = opening ? found.map(withOpening) : found;
  if (games.length === 0) {
    console.log(`sessions: skipped, there are none in ${folder}`);
    return;
  }
  console.log(`sessions that others ran; the scripted opening is ${opening ? "counted as its proposer's own" : "no evidence"}`);
  const scored = scoreAll(games);
  const fitted = games.length > 1 ? "the other games" : `${SPARE} synthetic games, there being no other`;
  for (const game of games) {
    const turns = Math.max(...game.talks.map((talk) => firstHalf(talk).length));
    const what = `${game.talks.length} sessions, ${game.scenario.parties.length} roles, ${game.deals.length} deals`;
    console.log(`\n${game.name}: ${what}; after ${turns} turns; curve of chances fitted on ${fitted}`);
    printScores(scored.filter((each) => each.game === game.name), SEED);
  }
  if (games.length > 1) {
    console.log("\nall games together");
    printScores(scored, SEED);
  }
}

/** The same on negotiations made up by the bench, one a game: here a model may be looked at without spending others' games. */
export function benchMade(): void {
  const games = Array.from({ length: MADE }, (_, k) => madeGame(SEED + SPARE + k, 1));
  console.log(`${MADE} synthetic negotiations, each of another game; curve of chances fitted on the other games`);
  // As sessions of one game: drawing one anew draws its game anew.
  const scored = scoreAll(games).map((each) => ({ ...each, game: "made", role: `${each.game} ${each.role}` }));
  console.log("");
  printScores(scored, SEED);
}

function scoreAll(games: readonly PlayedGame[]): Scored[] {
  const parties = games.reduce((sum, game) => sum + game.talks.length * game.scenario.parties.length, 0);
  const spare = (): PlayedGame[] => Array.from({ length: SPARE }, (_, k) => madeGame(SEED + k, 1));
  return METHODS.flatMap((method) => {
    const started = performance.now();
    const scored = scoreGames(games, method, spare);
    console.log(`  ${method.name.padEnd(10)} ${((performance.now() - started) / parties).toFixed(2).padStart(8)} ms a party`);
    return scored;
  });
}

function withOpening(game: PlayedGame): PlayedGame {
  const talks = game.talks.map(({ name, turns }) => ({ name, turns: turns.map((turn) => ({ ...turn, scripted: false })) }));
  return { ...game, talks };
}
