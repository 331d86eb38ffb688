/** Classes of letters that hearing, transliteration and machines confuse; vowels, h, w and y have none. */
const CLASSES = new Map<string, string>();
for (const [letters, sign] of [["bpfv", "1"], ["cgkqxjsz", "2"], ["dt", "3"], ["lr", "4"], ["mn", "5"]] as const) {
  for (const letter of letters) CLASSES.set(letter, sign);
}

/** Letters that do not come apart into a plain one and a mark. */
const LATIN = new Map(Object.entries({ æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "t", ß: "s", ı: "i" }));

function plainLetters(name: string): string {
  return name.normalize("NFD").replace(/[^\p{L}]/gu, "").replace(/[æœøłđðþßı]/g, (letter) => LATIN.get(letter) ?? letter);
}

/**
 * What stays of a name when it is misheard, transliterated or garbled by software: its consonants by class, after
 * Soundex (Russell 1918, US patent 1,261,167), with two changes: the first letter counts as any other, only that the
 * name begins with a vowel is kept, and l and r are one, since machine translation swaps them. A name too short for
 * that to say anything stays as it is. Takes lower case; names of other scripts stay as they are.
 */
export function skeletonOf(name: string): string {
  const letters = /^[a-z]+$/.test(name) ? name : plainLetters(name);
  let skeleton = "";
  let last = "";
  for (const letter of letters) {
    const sign = CLASSES.get(letter) ?? (letter < "{" ? "" : letter);
    if (sign !== "" && sign !== last) skeleton += sign;
    last = sign;
  }
  if (skeleton.length < 2) return name;
  return /^[aeiou]/.test(letters) ? `a${skeleton}` : skeleton;
}
