import type { Mention, NameFound } from "../findings.ts";
import { partiesOf } from "./belonging.ts";
import type { BodyCluster } from "./bodies.ts";
import type { Gazetteer } from "./gazetteer.ts";
import { coreOf, type Sighting } from "./kinds.ts";
import type { PersonCluster } from "./people.ts";
import { slugOf } from "./spelling.ts";

interface Draft {
  readonly kind: NameFound["kind"];
  readonly name: string;
  readonly mentions: Mention[];
  readonly role?: string | undefined;
  readonly confidence: number;
  readonly restsOn: string[];
  /** Ids to try, the shortest first. */
  readonly ids: readonly string[];
}

/** Makes names of clusters: the fullest and most usual spelling, an id, a role, a party, how sure. Cost: linear. */
export function reportNames(
  people: readonly PersonCluster[],
  bodies: readonly BodyCluster[],
  all: readonly Sighting[],
  gazetteer: Gazetteer,
): NameFound[] {
  const ordered = people
    .map((cluster) => ({ cluster, draft: draftPerson(cluster, gazetteer) }))
    .sort((a, b) => before(a.draft, b.draft));
  const parties = bodies.map((body) => ({ body, draft: draftBody(body) })).sort((a, b) => before(a.draft, b.draft));
  const ids = new Map<Draft, string>();
  const taken = new Set<string>();
  for (const draft of [...ordered, ...parties].map((known) => known.draft)) {
    const id = freeId(draft, taken);
    taken.add(id);
    ids.set(draft, id);
  }
  const idOf = (draft: Draft): string => ids.get(draft) ?? "";
  const owners = partiesOf(
    ordered.map(({ cluster }) => cluster),
    parties.map(({ body }) => body),
    all,
  );
  const found = [
    ...ordered.map(({ draft }, i) => {
      const party = parties[owners[i] ?? -1]?.draft;
      return nameOf(draft, idOf(draft), party === undefined ? undefined : idOf(party));
    }),
    ...parties.map(({ draft }) => nameOf(draft, idOf(draft), undefined)),
  ];
  const rank = { person: 0, party: 1, place: 2 };
  return found.sort((a, b) => rank[a.kind] - rank[b.kind] || (a.id < b.id ? -1 : 1));
}

function nameOf(draft: Draft, id: string, party: string | undefined): NameFound {
  const { kind, name, mentions, role, confidence, restsOn } = draft;
  return {
    id,
    kind,
    name,
    ...(party === undefined ? {} : { party }),
    ...(role === undefined ? {} : { role }),
    mentions,
    confidence,
    restsOn,
  };
}

/** The most often named first, so that the short id goes to who is known by it. */
function before(a: Draft, b: Draft): number {
  return b.mentions.length - a.mentions.length || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}

function freeId(draft: Draft, taken: ReadonlySet<string>): string {
  const tried = [...draft.ids.filter((id) => id !== "")];
  const free = tried.find((id) => !taken.has(id));
  if (free !== undefined) return free;
  const stem = tried.at(-1) ?? draft.kind;
  for (let n = tried.length > 0 ? 2 : 1; ; n++) if (!taken.has(`${stem}-${n}`)) return `${stem}-${n}`;
}

function draftPerson({ sightings, garbled }: PersonCluster, gazetteer: Gazetteer): Draft {
  const name = usualForm(
    sightings.map(({ segment }) => ({ account: segment.account, words: segment.words })),
    gazetteer,
  );
  const weight =
    sightings.reduce((sum, { clue }) => sum + Math.max(0, clue.person), 0) +
    Math.max(0, ...sightings.map(({ clue }) => clue.own.person));
  const grounds = new Set(sightings.flatMap(({ clue }) => clue.grounds).filter((ground) => PERSONAL.has(ground)));
  if (garbled) grounds.add("spellings that sound or look alike");
  return {
    kind: "person",
    name: name.join(" "),
    mentions: mentionsOf(sightings.map(({ segment }) => segment)),
    role: roleOf(sightings) ?? sightings.find(({ clue }) => clue.kin !== undefined)?.clue.kin,
    confidence: sure(weight, garbled ? 0.92 : 0.98),
    restsOn: grounds.size > 0 ? [...grounds].sort().slice(0, 5) : ["part of a full name"],
    ids: [slugOf(surnameOf(name, gazetteer)), slugOf(name.join(" "))],
  };
}

/** The last word with the particles before it. */
function surnameOf(name: readonly string[], gazetteer: Gazetteer): string {
  let from = name.length - 1;
  while (from > 1 && gazetteer.particles.has((name[from - 1] ?? "").toLowerCase())) from--;
  return name.slice(Math.max(0, from)).join(" ");
}

const PERSONAL = new Set([
  "form of address",
  "title or office",
  "given name",
  "initials",
  "particle",
  "word of kinship",
  "has kin",
  "age",
  "by-line",
  "in a list of people",
  "does what people do",
  "several words with capitals",
  "has what people have",
  "acts",
  "leads an administration",
]);

/** The fullest form that most accounts have; of equals the one met most often. */
function usualForm(
  seen: readonly { readonly account: number; readonly words: readonly string[] }[],
  gazetteer: Gazetteer,
): readonly string[] {
  const forms = new Map<string, { words: readonly string[]; accounts: Set<number>; times: number; full: boolean }>();
  const surnames = new Map<string, Set<number>>();
  const uses = new Map<string, number>();
  for (const { account, words } of seen) {
    const key = words.join(" ");
    const form = forms.get(key) ?? { words, accounts: new Set<number>(), times: 0, full: coreOf(words, gazetteer).length > 1 };
    forms.set(key, form);
    form.accounts.add(account);
    form.times++;
    const surname = coreOf(words, gazetteer).at(-1) ?? "";
    uses.set(surname, (uses.get(surname) ?? 0) + 1);
    surnames.set(surname, (surnames.get(surname) ?? new Set()).add(account));
  }
  const spread = (words: readonly string[]): number => surnames.get(coreOf(words, gazetteer).at(-1) ?? "")?.size ?? 0;
  const used = (words: readonly string[]): number => uses.get(coreOf(words, gazetteer).at(-1) ?? "") ?? 0;
  const [best] = [...forms.values()].sort(
    (a, b) =>
      Number(b.full) - Number(a.full) ||
      b.accounts.size - a.accounts.size ||
      spread(b.words) - spread(a.words) ||
      used(b.words) - used(a.words) ||
      b.times - a.times ||
      b.words.join("").length - a.words.join("").length ||
      (a.words.join(" ") < b.words.join(" ") ? -1 : 1),
  );
  const words = best?.words ?? [];
  // All capitals are a headline's or a dateline's way of writing.
  return words.map((word) =>
    /^\p{Lu}{4,}$/u.test(word) && best?.full === true ? word.slice(0, 1) + word.slice(1).toLowerCase() : word,
  );
}

function roleOf(sightings: readonly Sighting[]): string | undefined {
  const classes = new Map<string, { accounts: Set<number>; texts: Map<string, number> }>();
  for (const { segment, clue } of sightings) {
    if (!clue.role || clue.role.kin) continue;
    const known = classes.get(clue.role.role) ?? { accounts: new Set<number>(), texts: new Map<string, number>() };
    classes.set(clue.role.role, known);
    known.accounts.add(segment.account);
    known.texts.set(clue.role.text, (known.texts.get(clue.role.text) ?? 0) + 1);
  }
  const times = (texts: ReadonlyMap<string, number>): number => [...texts.values()].reduce((sum, n) => sum + n, 0);
  const [best] = [...classes].sort(
    ([a, x], [b, y]) =>
      Number(a === "of") - Number(b === "of") ||
      y.accounts.size - x.accounts.size ||
      times(y.texts) - times(x.texts) ||
      (a < b ? -1 : 1),
  );
  const [text] = [...(best?.[1].texts ?? [])].sort(([a, x], [b, y]) => y - x || b.length - a.length || (a < b ? -1 : 1));
  return text?.[0];
}

function draftBody(body: BodyCluster): Draft {
  const forms = new Map<string, number>();
  for (const { text } of body.mentions) forms.set(text, (forms.get(text) ?? 0) + 1);
  const [usual] = [...forms].sort(([a, x], [b, y]) => b.split(" ").length - a.split(" ").length || y - x || (a < b ? -1 : 1));
  const name = body.name ?? usual?.[0] ?? body.key;
  return {
    kind: body.kind,
    name,
    mentions: mentionsOf(body.mentions),
    role: body.role,
    confidence: sure(body.weight, 0.97),
    restsOn: body.grounds.length > 0 ? body.grounds.slice(0, 5) : ["known by name"],
    ids: [slugOf(name.replace(/^the /i, "")), slugOf(`${name} ${body.kind}`)],
  };
}

function mentionsOf(stretches: readonly Mention[]): Mention[] {
  const unique = new Map(stretches.map(({ account, start, end }) => [`${account}/${start}`, { account, start, end }]));
  return [...unique.values()].sort((a, b) => a.account - b.account || a.start - b.start);
}

/** From added weights to a degree of belief: the first clues count most, and none makes certain. */
function sure(weight: number, most: number): number {
  return Math.round(Math.min(most, 1 - Math.exp(-Math.max(0.4, weight) / 1.6)) * 100) / 100;
}
