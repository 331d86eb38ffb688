import type { Sentence, Token } from "../language/tokens.ts";
import type { Ground, Link } from "./ground.ts";
import { borrowed, complementOf, LEADS_ON, modifiersOf, type RoleAt } from "./role-owners.ts";
import type { Segment } from "./segments.ts";

/** A title or office beside a name, or a word of kinship. */
export interface RoleFound {
  /** Class of the role: the same for words that mean one office. */
  readonly role: string;
  /** In the account's words. */
  readonly text: string;
  readonly plural: boolean;
  readonly kin: boolean;
  readonly weight: number;
  readonly links: readonly Link[];
}

/** Signs that a title does not reach across; a hyphen and an apostrophe are none. */
const BREAK = /^[.,;:!?"()[\]—]$/;

const PRONOUN = /^(?:his|her|their|whose|its)$/;

/** “Hamid's envoy Y”, “the company's envoy, Y”, “Foreign Minister Y”, “his father, Y”. */
export function findRoleBefore(segment: Segment, sentence: Sentence, ground: Ground): RoleFound | undefined {
  const {
    parsed: { tokens },
    gazetteer,
  } = ground;
  const first = sentence.firstToken;
  if (segment.title) {
    const { from, to, role, plural } = segment.title;
    return made({ from, to, role, plural }, 3, ground, sentence, false);
  }
  let last = segment.from - 1;
  while (
    last >= first &&
    segment.honorific !== undefined &&
    (tokens[last]?.text === "." || gazetteer.honorifics.has(tokens[last]?.lower ?? ""))
  )
    last--;
  const comma = tokens[last]?.text === "," && isSetApart(segment, tokens);
  if (comma) last--;
  for (let i = last; i >= Math.max(first, last - 8); i--) {
    const token = tokens[i];
    if (!token || BREAK.test(token.text)) return undefined;
    const adjacent = i === last;
    if (!adjacent && !LEADS_ON.test(tokens[i + 1]?.lower ?? "")) continue;
    if (!adjacent && !comma) return undefined;
    if (gazetteer.kin.has(token.lower)) return adjacent ? kinAt(i, ground, sentence) : undefined;
    for (let from = Math.max(first, i - 2); from <= i; from++) {
      const role = gazetteer.roles.at(tokens, from, i + 1);
      if (role?.end === i + 1 && (ground.owner[i] ?? -1) < 0) {
        return made({ from, to: i + 1, ...role.value }, adjacent && !comma ? 2.5 : 2, ground, sentence, !adjacent);
      }
    }
    if (gazetteer.acts.has(token.lower)) return undefined;
  }
  return undefined;
}

/** After “who”: somebody is at the head of what follows. */
const LEADS = new Set(
  (
    "chairs chaired leads led heads headed runs ran owns owned represents represented manages managed founded " +
    "speaks spoke negotiates negotiated"
  ).split(" "),
);

/** Whether a name after a comma is in apposition, not the subject of what follows: “the envoy, Y, said”, not “…, Y said”. */
function isSetApart(segment: Segment, tokens: readonly Token[]): boolean {
  return segment.words.length > 1 || /^[,.;)]$/.test(tokens[segment.to]?.text ?? ".");
}

/** “Y, a spokesman for Z”, “Y (Z's chief negotiator)”, “Y, 48, mayor of Z”, “Y, X's father”, “Y of the union”. */
export function findRoleAfter(segment: Segment, sentence: Sentence, ground: Ground): RoleFound | undefined {
  const {
    parsed: { tokens },
    gazetteer,
    owner,
    segments,
  } = ground;
  const at = (i: number): Token | undefined => (i < sentence.lastToken ? tokens[i] : undefined);
  let i = segment.to;
  if (!segment.possessive && at(i)?.lower === "of") {
    const { links, end } = complementOf(i, ground, sentence);
    const text = ground.parsed.plain.text.slice(at(i)?.start ?? 0, tokens[end - 1]?.end ?? 0);
    return links.length > 0 && segment.kind === "unknown"
      ? { role: "of", text, plural: false, kin: false, weight: 0.5, links }
      : undefined;
  }
  if (at(i)?.text === "," && at(i + 1)?.lower === "who" && LEADS.has(at(i + 2)?.lower ?? "")) {
    const links = complementOf(at(i + 3)?.lower === "for" ? i + 3 : i + 2, ground, sentence, true).links;
    return links.length > 0 ? { role: "", text: "", plural: false, kin: false, weight: 0.5, links } : undefined;
  }
  if (segment.possessive || !/^[,(—]$/.test(at(i)?.text ?? "")) return undefined;
  i++;
  if (at(i)?.kind === "number" && at(i + 1)?.text === ",") i += 2;
  const start = i;
  if (!opensApposition(i, ground, sentence)) return undefined;
  for (; i < Math.min(sentence.lastToken, start + 10); i++) {
    const token = at(i);
    if (token?.text === "." && gazetteer.honorifics.has(tokens[i - 1]?.lower ?? "")) continue;
    if (!token || BREAK.test(token.text) || /^(?:and|or|but|who|which|whom|that|while|when|as|where)$/.test(token.lower))
      return undefined;
    if (gazetteer.kin.has(token.lower)) return kinAt(i, ground, sentence);
    const role = gazetteer.roles.at(tokens, i, sentence.lastToken);
    if (role && (owner[i] ?? -1) < 0) {
      if (isAnothersTitle(role.end, segment, ground)) return undefined;
      // “Y, a negotiating team adviser”: of a compound the last role counts.
      const further = gazetteer.roles.at(tokens, role.end, sentence.lastToken);
      const whole =
        further && (owner[role.end] ?? -1) < 0
          ? { from: i, to: further.end, ...further.value }
          : { from: i, to: role.end, ...role.value };
      return made(whole, 2, ground, sentence, true);
    }
    // A clause of its own, “Y, the union said”, is no apposition.
    if (i > start && gazetteer.acts.has(token.lower) && !gazetteer.modifiers.has(token.lower)) return undefined;
    const other = segments[owner[i] ?? -1];
    if (
      i === start &&
      other?.kind === "unknown" &&
      !other.possessive &&
      other.to < sentence.lastToken &&
      at(other.to)?.text !== "'"
    ) {
      if (!gazetteer.roles.at(tokens, other.to, sentence.lastToken) && !gazetteer.modifiers.has(at(other.to)?.lower ?? ""))
        return undefined;
    }
  }
  return undefined;
}

/** An apposition begins with an article, a possessive, a name, a role or what makes it more exact. */
function opensApposition(i: number, { parsed: { tokens }, gazetteer, owner }: Ground, sentence: Sentence): boolean {
  const token = tokens[i];
  if (!token || i >= sentence.lastToken) return false;
  if (/^(?:a|an|the|his|her|its|their|another|one|then|now)$/.test(token.lower) || (owner[i] ?? -1) >= 0) return true;
  return (
    gazetteer.honorifics.has(token.lower) ||
    gazetteer.modifiers.has(token.lower) ||
    gazetteer.kin.has(token.lower) ||
    gazetteer.common.has(token.lower) ||
    gazetteer.roles.at(tokens, i, sentence.lastToken) !== undefined
  );
}

function isAnothersTitle(roleEnd: number, segment: Segment, { owner, segments }: Ground): boolean {
  const next = segments[owner[roleEnd] ?? -1];
  return next !== undefined && next !== segment && next.from === roleEnd && next.kind === "unknown";
}

function made(at: RoleAt, weight: number, ground: Ground, sentence: Sentence, complement: boolean): RoleFound {
  const { plain, tokens } = ground.parsed;
  const before = modifiersOf(at.from, ground, sentence);
  const after = complement || ground.owner[at.to] === -1 ? complementOf(at.to, ground, sentence) : { links: [], end: at.to };
  const text = plain.text.slice(tokens[before.from]?.start ?? 0, tokens[after.end - 1]?.end ?? 0);
  const links = [...before.links, ...after.links];
  if (links.length === 0) links.push(...borrowed(at, before.from, ground, sentence));
  return { role: at.role, text, plural: at.plural, kin: false, weight, links };
}

/** A word of kinship at a token, with whom it binds: “X's father”, “father of X”; a pronoun's owner is the name before it. */
function kinAt(i: number, ground: Ground, sentence: Sentence): RoleFound {
  const {
    parsed: { tokens },
    owner,
    segments,
    gazetteer,
  } = ground;
  const links: Link[] = [];
  for (let j = i - 1; j >= Math.max(sentence.firstToken, i - 4); j--) {
    const segment = segments[owner[j] ?? -1];
    if (segment) {
      links.push({ kind: "kin", to: segment.from, weight: 1 });
      break;
    }
    if (PRONOUN.test(tokens[j]?.lower ?? "")) {
      for (let k = j - 1; k >= Math.max(0, j - 60); k--) {
        const before = segments[owner[k] ?? -1];
        if (before?.kind !== "unknown") continue;
        links.push({ kind: "kin", to: before.from, weight: 1 });
        break;
      }
      break;
    }
  }
  if (tokens[i + 1]?.lower === "of") {
    const segment = segments[owner[i + 2] ?? -1] ?? segments[owner[i + 4] ?? -1];
    if (segment) links.push({ kind: "kin", to: segment.from, weight: 1 });
  }
  const word = gazetteer.kin.has(tokens[i]?.lower ?? "") ? (tokens[i]?.lower ?? "") : "kin";
  return { role: "", text: word, plural: false, kin: true, weight: 2.5, links };
}
