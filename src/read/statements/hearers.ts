import { ARTICLES, BREAKS } from "./closed-words.ts";
import type { Line } from "./line.ts";
import type { SpeechWords } from "./speech-words.ts";

/**
 * [A8] Whether the words from `at` name hearers who take things down for the public: reporters, a newspaper, a rally,
 * "us". A house nobody listed counts where its name is no known name of a person, a party or a place.
 */
export function hearerTest(words: SpeechWords, publisher: string | undefined): (line: Line, at: number) => boolean {
  const own = publisher?.toLowerCase();
  return (line, at) => {
    let i = at;
    while (ARTICLES.has(line[i]?.lower ?? "") || line[i]?.lower === "to") i++;
    const first = line[i];
    if (!first || first.sign) return true;
    if (first.lower === "me" || first.lower === "us") return true;
    for (let k = i; k < Math.min(line.length, i + 5); k++) {
      const word = line[k];
      if (!word || word.sign || (k > i && BREAKS.has(word.lower))) break;
      if (words.nounOf(word.lower, words.hearers) ?? words.press.at(line, k) ?? words.pressNames.at(line, k)) return true;
      if (own?.split(/\s+/).includes(word.lower) === true && word.capital) return true;
    }
    if (!first.capital || first.name !== undefined || words.titles.has(first.lower)) return false;
    while (line[i]?.capital === true && !(line[i]?.name !== undefined)) i++;
    const next = line[i];
    // "told Axios the deal", "told Axios that"; but "told American negotiators", "informed Ruiz of this".
    return (
      !next ||
      next.sign ||
      next.lower === "that" ||
      ARTICLES.has(next.lower) ||
      next.name !== undefined ||
      /^(?:he|she|it|they|there|we|in|on|at|by|during|last|this)$/.test(next.lower)
    );
  };
}
