import type { BodyCluster } from "./bodies.ts";
import type { BodyMention } from "./body-variants.ts";
import type { Ground } from "./ground.ts";

/**
 * Parties without a name of their own: “the union”, “the port authority's envoy”. Each
 * word is one party in all accounts, apart from those that have a name. Only with an article. Cost: linear in the tokens.
 */
export function findCommonBodies(grounds: readonly Ground[]): BodyCluster[] {
  const found = new Map<string, BodyMention[]>();
  grounds.forEach(({ parsed: { tokens, plain }, gazetteer }, account) => {
    tokens.forEach((token, i) => {
      if (token.kind !== "word" || token.capital || !gazetteer.common.has(token.lower)) return;
      const before = tokens[i - 1];
      const second =
        before !== undefined && (before.text === "'" || before.text.endsWith("'s") || gazetteer.modifiers.has(before.lower));
      const article = second
        ? tokens.slice(Math.max(0, i - 4), i - 1).findLast((known) => known.lower === "the")
        : before?.lower === "the"
          ? before
          : undefined;
      if (!article) return;
      const possessive = token.text.endsWith("'s");
      const start = article.end + 1;
      const end = possessive ? token.end - 2 : token.end;
      const mentions = found.get(token.lower) ?? [];
      found.set(token.lower, mentions);
      mentions.push({ account, start, end, from: i, text: plain.text.slice(start, end) });
    });
  });
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([word, mentions]) => ({
      key: `common ${word}`,
      kind: "party",
      name: word,
      mentions,
      weight: 1.2,
      grounds: ["a body spoken of without a name"],
    }));
}
