import { emptyClue } from "./clues.ts";
import type { Gazetteer } from "./gazetteer.ts";
import type { Ground } from "./ground.ts";
import { keyOf, LED, type Decided, type Sighting } from "./kinds.ts";

/** Two names, a name that leads or holds, a name that one is for or against. */
const NAMING = /^(?:\p{Lu}[^-]*-\p{Lu}.*|(?:pro|anti)-\p{Lu}.*)$/u;

/**
 * Names inside compounds: “Union-led”, “India-Pakistan”, “pro-Orlov”. Only parties and places that the running text or a
 * lexicon knows, and people before “-led” and the like or after “pro-” and “anti-”. Cost: linear in the tokens.
 */
export function readCompounds(
  grounds: readonly Ground[],
  decided: ReadonlyMap<string, Decided>,
  gazetteer: Gazetteer,
): Sighting[] {
  const found: Sighting[] = [];
  grounds.forEach(({ parsed: { tokens, sentences }, owner }, account) => {
    for (const sentence of sentences) {
      for (let i = sentence.firstToken; i < sentence.lastToken; i++) {
        const token = tokens[i];
        if (token?.kind !== "word" || !token.text.includes("-") || (owner[i] ?? -1) >= 0 || gazetteer.entries.has(token.lower))
          continue;
        let at = token.start;
        for (const part of token.text.split("-")) {
          const word = part.replace(/'s$/, "");
          const stretch = { start: at, end: at + word.length };
          at += part.length + 1;
          if (!/^\p{Lu}\p{L}+/u.test(word) || !(NAMING.test(token.text) || LED.test(token.text))) continue;
          const entry = gazetteer.entries.at([{ ...token, lower: word.toLowerCase() }], 0, 1)?.value;
          const known = entry && /^(?:state|capital|region|city|body)$/.test(entry.kind);
          if (!known && !decided.has(keyOf([word], gazetteer))) continue;
          found.push({
            segment: {
              account,
              sentence: sentence.number,
              paragraph: sentence.paragraph,
              from: i,
              to: i + 1,
              ...stretch,
              words: [word],
              initial: false,
              possessive: false,
              ...(known ? { kind: "known", entry } : { kind: "unknown" }),
            },
            clue: emptyClue(),
          });
        }
      }
    }
  });
  return found;
}
