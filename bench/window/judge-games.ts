import { type Curve, chanceAt, type CurvePoints, EVEN_ODDS, fitCurve } from "./curve.ts";
import { firstHalf, type PlayedGame } from "./games.ts";
import { brier, logLoss, spearman, topTenthHits } from "./measures.ts";
import type { Judgement, Method } from "./method.ts";

export const MEASURES = ["Spearman", "top tenth", "Brier", "log loss"] as const;
export type Measure = (typeof MEASURES)[number];

/** What came of a method for one party in one session. */
export interface Scored {
  readonly method: string;
  readonly game: string;
  readonly session: string;
  readonly role: string;
  readonly measures: Readonly<Record<Measure, number>>;
}

interface Judged extends Judgement {
  readonly session: string;
  readonly party: number;
}

/**
 * A method judges every party in every session after the first half of its turns, and is scored against the true values. Its
 * curve of chances for one game is fitted on the other games, or, where there is none, on the `spare` ones.
 */
export function scoreGames(games: readonly PlayedGame[], method: Method, spare: () => readonly PlayedGame[]): Scored[] {
  const judged = games.map((game) => judgeGame(game, method));
  const points = games.map((game, g) => pointsOf(game, judged[g] ?? []));
  return games.flatMap((game, g) => {
    if (!method.fitted) return scoreGame(game, method, judged[g] ?? [], EVEN_ODDS);
    const others = games.length > 1
      ? points.filter((_, other) => other !== g).flat()
      : spare().flatMap((each) => pointsOf(each, judgeGame(each, method)));
    return scoreGame(game, method, judged[g] ?? [], fitCurve(others));
  });
}

function judgeGame(game: PlayedGame, method: Method): Judged[] {
  const { issues } = game.scenario;
  const parties = game.scenario.parties.map(({ id, name }) => ({ id, name }));
  return game.talks.flatMap((talk) =>
    parties.map((_, party) => ({
      session: talk.name, party,
      ...method.judge({ issues, parties, deals: game.deals, turns: firstHalf(talk) }, party),
    })),
  );
}

function pointsOf(game: PlayedGame, judged: readonly Judged[]): CurvePoints[] {
  return judged.map(({ party, inputs }) => ({ inputs, so: whetherReached(game, party) }));
}

function scoreGame(game: PlayedGame, method: Method, judged: readonly Judged[], curve: Curve): Scored[] {
  return judged.map(({ session, party, values, inputs }) => {
    const truth = game.values[party] ?? new Float64Array();
    const chances = inputs.map((input) => chanceAt(curve, input));
    const so = whetherReached(game, party);
    return {
      method: method.name, game: game.name, session, role: game.scenario.parties[party]?.id ?? "",
      measures: {
        "Spearman": spearman(values, truth),
        "top tenth": topTenthHits(values, truth),
        "Brier": brier(chances, so),
        "log loss": logLoss(chances, so),
      },
    };
  });
}

/** By deal: whether it reaches the party's threshold. */
function whetherReached(game: PlayedGame, party: number): boolean[] {
  const threshold = game.scenario.parties[party]?.reservation ?? 0;
  return Array.from(game.values[party] ?? [], (value) => value >= threshold);
}
