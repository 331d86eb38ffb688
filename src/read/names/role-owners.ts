import type { Sentence } from "../language/tokens.ts";
import type { Ground, Link } from "./ground.ts";

export const LEADS_ON = /^(?:of|for|to|at|with|from|in|on)$/;

export interface RoleAt {
  readonly from: number;
  readonly to: number;
  readonly role: string;
  readonly plural: boolean;
}

/** How far back, in words, an office is looked for that has been told before; and a firm that has a chair. */
const BACK = 120;

const OF_BODIES = /^(?:executive|chair|director|organiser|owner)$/;

/** “X's foreign minister … the minister, Y”: whose office it is has been told before. */
export function borrowed(at: RoleAt, from: number, ground: Ground, sentence: Sentence): Link[] {
  const { tokens } = ground.parsed;
  const article = tokens[from - 1]?.lower;
  if (article !== "the" && article !== "its") return [];
  const word = tokens[at.to - 1]?.lower ?? "";
  for (let i = from - 1; i >= Math.max(0, from - BACK); i--) {
    if (tokens[i]?.lower !== word) continue;
    const links = [
      ...modifiersOf(i, ground, { ...sentence, firstToken: Math.max(0, i - 8) }).links,
      ...complementOf(i + 1, ground, { ...sentence, lastToken: from }).links,
    ];
    if (links.length > 0) return links.map((link) => ({ ...link, weight: 0.6 }));
  }
  const body = OF_BODIES.test(at.role) ? bodyBefore(from - 1, ground) : undefined;
  return body === undefined ? [] : [{ kind: "party", to: body, weight: 0.3 }];
}

/** What stands before a role: its party or the person it serves, and the words that make it more exact. */
export function modifiersOf(from: number, ground: Ground, sentence: Sentence): { from: number; links: Link[] } {
  const {
    parsed: { tokens },
    gazetteer,
    owner,
    segments,
  } = ground;
  const links: Link[] = [];
  let begin = from;
  for (let i = from - 1; i >= sentence.firstToken;) {
    const token = tokens[i];
    if (!token) break;
    const segment = segments[owner[i] ?? -1];
    if (segment) {
      links.push({ kind: "party", to: segment.from, weight: 1 });
      break;
    }
    if (
      gazetteer.common.has(token.lower) &&
      (/'s?$/.test(token.text) || tokens[i + 1]?.text === "'" || i < from - 1 || begin === from)
    ) {
      links.push({ kind: "party", to: token.lower, weight: 1 });
      break;
    }
    if (/^(?:its|their)$/.test(token.lower)) {
      const owned = bodyBefore(i, ground);
      if (owned !== undefined) links.push({ kind: "party", to: owned, weight: 0.7 });
      break;
    }
    if (/^(?:his|her)$/.test(token.lower)) {
      const served = personBefore(i, ground);
      if (served !== undefined) links.push({ kind: "party", to: served, weight: 0.7 });
      break;
    }
    if (token.text === "'") i--;
    else if (gazetteer.modifiers.has(token.lower) || (token.kind === "word" && token.text.includes("-") && !token.capital))
      begin = i--;
    else {
      // “the union's branch secretary”: a word or two that no list has, if an owner stands before them.
      const owner = [i - 1, i - 2].find((j) => j >= sentence.firstToken && isOwner(j, ground));
      if (
        owner === undefined ||
        token.kind !== "word" ||
        token.capital ||
        gazetteer.acts.has(token.lower) ||
        CLOSED.test(token.lower)
      )
        break;
      begin = i--;
    }
  }
  return { from: begin, links };
}

const CLOSED = /^(?:a|an|the|and|or|but|of|for|to|in|on|at|by|with|as|that|which|who|from|his|her|my|our|your|this)$/;

function isOwner(i: number, { parsed: { tokens }, gazetteer, owner, segments }: Ground): boolean {
  const token = tokens[i];
  if (!token) return false;
  const segment = segments[owner[i] ?? -1];
  if (segment) return segment.possessive || segment.entry?.kind === "demonym";
  return gazetteer.common.has(token.lower) && token.text.endsWith("'s");
}

/** Whom “his” and “her” speak of, as far as can be told: the last name before that nothing knows as a body. */
function personBefore(from: number, { owner, segments }: Ground): number | undefined {
  for (let i = from - 1; i >= Math.max(0, from - 40); i--) {
    const segment = segments[owner[i] ?? -1];
    if (segment?.kind === "unknown") return segment.from;
  }
  return undefined;
}

/** What “its” speaks of: the last body before it. */
function bodyBefore(from: number, { parsed: { tokens }, gazetteer, owner, segments }: Ground): number | string | undefined {
  for (let i = from - 1; i >= Math.max(0, from - 60); i--) {
    const token = tokens[i];
    if (token && !token.capital && gazetteer.common.has(token.lower)) return token.lower;
    const segment = segments[owner[i] ?? -1];
    if (segment && (segment.kind === "organisation" || (segment.kind === "known" && segment.entry?.kind !== "demonym")))
      return segment.from;
  }
  return undefined;
}

/** “of Z”, “for hostage affairs”: to the next sign, verb or name. */
export function complementOf(from: number, ground: Ground, sentence: Sentence, verb = false): { links: Link[]; end: number } {
  const {
    parsed: { tokens },
    gazetteer,
    owner,
    segments,
  } = ground;
  if ((!verb && !LEADS_ON.test(tokens[from]?.lower ?? "")) || from >= sentence.lastToken) return { links: [], end: from };
  const links: Link[] = [];
  for (let i = from + 1; i < Math.min(sentence.lastToken, from + 7); i++) {
    const token = tokens[i];
    if (token?.text === "'" && (tokens[i - 1]?.lower ?? "").endsWith("s")) continue;
    if (
      !token ||
      token.kind === "sign" ||
      gazetteer.acts.has(token.lower) ||
      /^(?:who|which|that|and|but|as|when|while)$/.test(token.lower)
    ) {
      return { links, end: i };
    }
    const segment = segments[owner[i] ?? -1];
    if (segment) return { links: [{ kind: "party", to: segment.from, weight: 1 }], end: segment.to };
    const common = gazetteer.common.has(token.lower) && tokens[i + 1]?.text !== "'";
    if (common) return { links: [{ kind: "party", to: token.lower, weight: 0.8 }], end: i + 1 };
  }
  return { links, end: from };
}
