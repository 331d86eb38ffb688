/* The closed words of English grammar that the clause rules lean on; everything open stands in the lexicons. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

export const ARTICLES = set("the a an this that these those his her its their our my your another each every any no");
export const DEFINITE = set("the this that these those both all");
export const PREPOSITIONS = set(
  "of in on at by to for from with within without about into over under between among through during against after " +
    "before since until till upon near inside outside towards toward across behind beyond " +
    "despite like regarding concerning via amid around as than per",
);
export const BE = set("is are was were be been being am isn't aren't wasn't weren't");
export const HAVE = set("has have had hasn't haven't hadn't having");
export const DO = set("do does did don't doesn't didn't");
export const MODALS = set(
  "will would can could may might must shall should won't wouldn't can't couldn't cannot shan't shouldn't",
);
export const AUXILIARIES: ReadonlySet<string> = new Set([...BE, ...HAVE, ...DO, ...MODALS]);
export const NEGATIONS = set(
  "not never neither nor no none nobody nothing isn't aren't wasn't weren't hasn't haven't hadn't " +
    "don't doesn't didn't won't wouldn't can't couldn't cannot shan't shouldn't",
);
export const CONJUNCTIONS = set("and or but nor so yet");
/** Begin a clause that depends on another: what is said inside is not the sentence's own attribution. */
export const SUBORDINATORS = set(
  "who whom whose which that when while after before because since if whether what where how why until unless once " +
    "although though whereas than",
);
export const PERSON_PRONOUNS = set("he she");
export const GROUP_PRONOUNS = set("they");
export const PRONOUNS = set(
  "i you he she it we they me him her us them himself herself itself themselves who whom what which there here",
);
export const OPENERS = set(
  "familiar with close briefed who involved aware privy informed knowledgeable present in from of at inside near within on",
);

/** Not part of a noun phrase: where a run of modifiers and nouns ends. */
export const BREAKS: ReadonlySet<string> = new Set([
  ...PREPOSITIONS,
  ...AUXILIARIES,
  ...CONJUNCTIONS,
  ...SUBORDINATORS,
  ...PRONOUNS,
  ...set("not also then however yesterday today tomorrow there"),
]);

const NUMBERS = new Map(
  (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen " +
    "nineteen twenty"
  )
    .split(" ")
    .map((word, i) => [word, i + 1]),
);

/** A count of people in words or digits, 1 to 999. */
export function countOf(word: string): number | undefined {
  const spelt = NUMBERS.get(word);
  if (spelt !== undefined) return spelt;
  return /^[1-9]\d{0,2}$/.test(word) ? Number(word) : undefined;
}
