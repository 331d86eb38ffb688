import type { Kind } from "./kinds.ts";
import { keysOf, likenessOf } from "./spelling.ts";

export interface BodyMention {
  readonly account: number;
  readonly start: number;
  readonly end: number;
  /** First token of the segment; what links point to. */
  readonly from: number;
  readonly text: string;
}

export interface Growing {
  readonly key: string;
  kind: Exclude<Kind, "person">;
  name?: string | undefined;
  role?: string | undefined;
  readonly mentions: BodyMention[];
  /** Adjectives of it, which name it only if nothing else does: persons may be of it. */
  readonly adjectives: BodyMention[];
  party: number;
  place: number;
  readonly grounds: Set<string>;
  /** What its head words tell: firm, union, ministry. */
  readonly heads: Set<string>;
}

/** “X Strip” and “X” are one place; “X City” is another than X. */
const PART = /^(.{3,}) (?:strip|peninsula|region|province)$/;

/** Acronyms with what they stand for, parts with the whole, and single garbled spellings with a name often met. */
export function joinVariants(growing: Map<string, Growing>): void {
  const keys = [...growing.keys()].sort();
  const long = keys.filter((key) => key.startsWith("party ") && key.split(" ").length > 2);
  const initials = new Map<string, string[]>();
  const lasts = new Map<string, string[]>();
  const firsts = new Map<string, string[]>();
  for (const key of long) {
    const words = key.split(" ").slice(1);
    for (const letters of new Set([
      initialsOf(words),
      initialsOf(words.filter((word) => !/^(?:of|the|and|for|de|du)$/.test(word))),
    ])) {
      initials.set(letters, [...(initials.get(letters) ?? []), key]);
    }
    const last = words.at(-1) ?? "";
    lasts.set(last, [...(lasts.get(last) ?? []), key]);
    const first = words[0] ?? "";
    if (["firm", "press", "union"].some((head) => growing.get(key)?.heads.has(head)))
      firsts.set(first, [...(firsts.get(first) ?? []), key]);
  }
  joinLikeKeys(growing, keys);
  const many = keys.filter((key) => (growing.get(key)?.mentions.length ?? 0) >= 3 && /^party [^ ]{4,}$/.test(key));
  for (const key of keys) {
    const [kind, ...words] = key.split(" ");
    const word = words.join(" ");
    if (kind === "party" && words.length === 1) {
      const whole = [
        ...(word.length <= 6 ? (initials.get(word) ?? []) : []),
        ...(lasts.get(word) ?? []),
        ...(firsts.get(word) ?? []),
      ];
      if (whole.length === 1 && whole[0] !== undefined) merge(growing, key, whole[0]);
      else if ((growing.get(key)?.mentions.length ?? 0) === 1 && word.length >= 4) {
        const near = many.filter(
          (other) =>
            other !== key &&
            keysOf(other.slice(6)).skeleton.slice(0, 1) === keysOf(word).skeleton.slice(0, 1) &&
            likenessOf(other.slice(6), word) >= 0.8,
        );
        if (near.length === 1 && near[0] !== undefined) merge(growing, key, near[0]);
      }
    } else if (kind === "place") {
      const part = PART.exec(word)?.[1];
      if (part !== undefined && growing.has(`place ${part}`)) merge(growing, key, `place ${part}`);
      // “the port of X” and X the state are one.
      else if (part !== undefined && growing.has(`state ${part}`)) merge(growing, key, `state ${part}`);
    }
  }
}

/** One sound or the same words in another order: “Ministry of Labor”, “Labour Ministry”; and a name with more words after it. */
function joinLikeKeys(growing: Map<string, Growing>, keys: readonly string[]): void {
  const byForm = new Map<string, string>();
  for (const key of [...keys].sort(
    (a, b) => (growing.get(b)?.mentions.length ?? 0) - (growing.get(a)?.mentions.length ?? 0) || (a < b ? -1 : 1),
  )) {
    if (key.startsWith("state ")) continue;
    const [kind = "", ...words] = key.split(" ");
    const told = words.filter((word) => !/^(?:of|the|and|for|&)$/.test(word));
    const sounds = told.map((word) => keysOf(word.replace(/our(?=s?$)/, "or").replace(/(?<=.{3})s$/, "")).sound).sort();
    const forms = [`${kind} ${sounds.join(" ")}`];
    if (told.length > 2) forms.push(`${kind} ${told[0] ?? ""} ${initialsOf(told)} ${told.at(-1) ?? ""}`);
    const known = forms
      .map((form) => byForm.get(form))
      .find((other) => other !== undefined && other !== key && growing.has(other));
    for (const form of forms) if (!byForm.has(form)) byForm.set(form, known ?? key);
    if (known !== undefined) merge(growing, key, known);
  }
  const sorted = [...growing.keys()].filter((key) => key.startsWith("party ")).sort();
  sorted.forEach((key, i) => {
    const next = sorted[i + 1];
    const only = next?.startsWith(`${key} `) === true && sorted[i + 2]?.startsWith(`${key} `) !== true;
    if (only && key.split(" ").length > 2) merge(growing, next, key);
  });
}

function initialsOf(words: readonly string[]): string {
  return words.map((word) => word.slice(0, 1)).join("");
}

function merge(growing: Map<string, Growing>, from: string, into: string): void {
  const [gone, kept] = [growing.get(from), growing.get(into)];
  if (!gone || !kept || gone === kept) return;
  kept.mentions.push(...gone.mentions);
  kept.adjectives.push(...gone.adjectives);
  kept.party += gone.party;
  kept.place += gone.place;
  for (const head of gone.heads) kept.heads.add(head);
  kept.role ??= gone.role;
  for (const said of gone.grounds) kept.grounds.add(said);
  growing.delete(from);
}
