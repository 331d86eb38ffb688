import type { Situation } from "./chances.ts";
import { type Minds, shareOf, shareOfSum, type Terms } from "./minds.ts";
import type { Need } from "./need.ts";

/** Who stood in the way of a package, on which issue; by number. */
export interface Block {
  readonly party: number;
  readonly issue: number;
  /** The party's chance of finding the package acceptable. */
  readonly chance: number;
  /** The most that its chance could gain by a change of this issue alone, 0 or more. */
  readonly gain: number;
}

/** A gain below this is not told of. */
const LEAST_GAIN = 0.01;

/**
 * Of a package, the needed parties that were likelier to refuse than not, with the issues on which a change alone would have
 * gained most; where nobody was, the party least likely to find it acceptable, if it was not nearly certain. Strongest
 * first. A party that no single issue could have won over is there with the issue it would have gained most worth on.
 * Mandates play no part: this is what the parties minded. Cost: levels × worlds × parties.
 */
export function blocksOf(minds: Minds, situation: Situation, need: Need, terms: Terms): readonly Block[] {
  const slacks = need.parties.map((party) => ({ party, slack: minds.slack(party, situation.segments[party] ?? 0, terms) }));
  const judged = slacks.map(({ party, slack }) => ({ party, slack, chance: shareOf(slack) }));
  const least = Math.min(...judged.map(({ chance }) => chance));
  const against = judged.filter(({ chance }) => chance < 0.5 || (chance === least && chance < 0.9));
  const blocks = against.flatMap(({ party, slack, chance }) => {
    const byIssue = terms.map((from, issue) => {
      let [gain, worth] = [0, -Infinity];
      minds.problem.issues[issue]?.levels.forEach((_, level) => {
        if (from.length === 1 && from[0] === level) return;
        const shift = minds.shift(party, issue, from, level);
        gain = Math.max(gain, shareOfSum(slack, shift) - chance);
        worth = Math.max(worth, shift.reduce((sum, each) => sum + each, 0));
      });
      return { party, issue, chance, gain, worth };
    }).sort((a, b) => b.gain - a.gain || b.worth - a.worth);
    return byIssue.filter(({ gain, worth }, place) => gain >= LEAST_GAIN || (place === 0 && worth > 0));
  });
  return blocks
    .sort((a, b) => b.gain - a.gain || a.chance - b.chance || a.party - b.party || a.issue - b.issue)
    .map(({ party, issue, chance, gain }) => ({ party, issue, chance, gain }));
}
