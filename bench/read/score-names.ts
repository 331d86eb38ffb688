import { type Name } from "../../src/read/reading.ts";
import { type GoldName, type Located } from "./gold.ts";
import { contentWords, liesIn, locate, meet, type Noted, pairUp, shared, type Tally, tallyOf } from "./tally.ts";

interface Mention extends Located {
  readonly name: Name;
  readonly text: string;
}

interface GoldMention extends Located {
  readonly name: GoldName;
}

/**
 * Names, people apart from parties and places. Each is scored by B-cubed (Bagga and Baldwin 1998, “Algorithms for
 * scoring coreference chains”), with mentions found and not given: of a found mention, precision is the share of its
 * cluster that truly belongs with it, of a gold mention, recall is the share of its cluster that was brought together
 * with it; a mention without a counterpart counts 0 on its own side (Cai and Strube 2010 call such mentions twinless).
 * A found mention and a gold one are the same when they share more than half of the shorter and the kind fits; one to
 * one, the largest overlap first. A found mention where the gold has only a `maybe` is left out.
 *
 * `mentions` tells detection alone. `party` and `role` are told of the people whose clusters were found.
 */
export function scoreNames(names: readonly Name[], gold: readonly GoldName[]): Tally[] {
  const mentions = names.flatMap((name) =>
    name.variants.map(({ account, span, text }): Mention => ({ ...locate(account, span), name, text })),
  );
  const people = scoreKinds("people", mentions, gold, (kind) => kind === "person");
  const others = scoreKinds("parties and places", mentions, gold, (kind) => kind !== "person");
  return [...people, ...others, ...scorePeople(names, mentions, gold)];
}

function scoreKinds(
  kind: string,
  all: readonly Mention[],
  names: readonly GoldName[],
  wanted: (kind: string) => boolean,
): [Tally, Tally] {
  const of = names.filter((name) => name.kinds.some(wanted));
  const gold = of.flatMap((name) => name.mentions.map((at): GoldMention => ({ ...at, name })));
  const maybe = names.flatMap((name) => name.maybe);
  const found = all.filter((mention) => wanted(mention.name.kind));
  const pairs = pairUp(found, gold, (f, g) => (meet(f, g) && g.name.kinds.includes(f.name.kind) ? shared(f, g) : 0));
  const scored = found.filter((mention) => pairs.has(mention) || !liesIn(mention, maybe));
  const twinOf = new Map([...pairs].map(([f, g]) => [g, f]));

  const foundIn = countBy(scored, (mention) => mention.name.id);
  const goldIn = countBy(gold, (mention) => mention.name.id);
  const together = countBy([...pairs], ([f, g]) => `${f.name.id}\n${g.name.id}`);
  const joint = (f: Mention, g: GoldMention): number => together.get(`${f.name.id}\n${g.name.id}`) ?? 0;
  let right = 0;
  let met = 0;
  const misses: Noted[] = [];
  const wrong: Noted[] = [];
  for (const f of scored) {
    const g = pairs.get(f);
    const share = g ? joint(f, g) / (foundIn.get(f.name.id) ?? 1) : 0;
    right += share;
    if (share < 0.5) wrong.push(noted(f, `${f.name.id} “${f.text}” ${g ? `among others; gold ${g.name.id}` : "is no such name"}`));
  }
  for (const g of gold) {
    const f = twinOf.get(g);
    const share = f ? joint(f, g) / (goldIn.get(g.name.id) ?? 1) : 0;
    met += share;
    if (share < 0.5) misses.push(noted(g, `gold ${g.name.id}${f ? `; apart, as ${f.name.id}` : ""}`));
  }
  return [
    { kind, found: scored.length, right, gold: gold.length, met, misses, wrong },
    tallyOf(
      `  mentions`,
      pairs.size,
      gold.filter((g) => !twinOf.has(g)).map((g) => noted(g, `gold ${g.name.id}`)),
      scored.filter((f) => !pairs.has(f)).map((f) => noted(f, `${f.name.kind} ${f.name.id} “${f.text}”`)),
    ),
  ];
}

/** Of gold people with a party or a role: whether the name that holds most of their mentions has it. */
function scorePeople(names: readonly Name[], mentions: readonly Mention[], gold: readonly GoldName[]): Tally[] {
  const byId = new Map(names.map((name) => [name.id, name]));
  const goldOf = (name: Name): string[] => {
    const own = mentions.filter((mention) => mention.name === name);
    const holds = (one: GoldName): boolean =>
      own.some((mention) => [...one.mentions, ...one.maybe].some((at) => meet(mention, at)));
    return gold.filter(holds).map((one) => one.id);
  };
  const parties = { right: 0, misses: [] as Noted[] };
  const roles = { right: 0, misses: [] as Noted[] };
  for (const person of gold) {
    const name = person.kinds.includes("person") ? mostOf(mentions, person) : undefined;
    const first = person.mentions[0];
    if (!name || !first) continue;
    if (person.party) {
      const party = byId.get(name.party ?? "");
      if (party && goldOf(party).some((id) => person.party?.includes(id))) parties.right++;
      else parties.misses.push(noted(first, `${person.id}: party ${name.party ?? "none"}; gold ${person.party.join("|")}`));
    }
    if (person.role) {
      const words = new Set(contentWords(name.role ?? ""));
      if (person.role.some((role) => contentWords(role).every((word) => words.has(word)))) roles.right++;
      else roles.misses.push(noted(first, `${person.id}: role “${name.role ?? "none"}”; gold ${person.role.join("|")}`));
    }
  }
  return [
    tallyOf("  party of people", parties.right, parties.misses, parties.misses),
    tallyOf("  role of people", roles.right, roles.misses, roles.misses),
  ];
}

function mostOf(mentions: readonly Mention[], person: GoldName): Name | undefined {
  const counts = new Map<Name, number>();
  for (const mention of mentions) {
    if (mention.name.kind !== "person" || !person.mentions.some((at) => meet(mention, at))) continue;
    counts.set(mention.name, (counts.get(mention.name) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

function countBy<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of list) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  return counts;
}

function noted({ account, start, end }: Located, says: string): Noted {
  return { account, start, end, says };
}
