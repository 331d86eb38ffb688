const NONE: ReadonlyMap<string, string> = new Map();

/** How a verb stands: its base, -s form, past, participle or -ing form. Past and participle of regular verbs are one. */
export type VerbForm = "base" | "s" | "past" | "participle" | "ing";

/** The forms of a verb. Irregular ones give past and participle as `spoke spoken`. Cost: constant. */
export function formsOf(base: string, irregular: ReadonlyMap<string, string> = NONE): ReadonlyMap<string, ReadonlySet<VerbForm>> {
  const forms = new Map<string, Set<VerbForm>>();
  const add = (text: string, form: VerbForm): void => {
    forms.set(text, (forms.get(text) ?? new Set()).add(form));
  };
  add(base, "base");
  add(thirdPerson(base), "s");
  for (const stem of stems(base)) add(`${stem}ing`, "ing");
  const own = irregular.get(base)?.split(" ");
  if (own) {
    for (const past of own.slice(0, Math.max(1, own.length - 1))) add(past, "past");
    add(own.at(-1) ?? base, "participle");
    return forms;
  }
  for (const past of regularPasts(base)) {
    add(past, "past");
    add(past, "participle");
  }
  return forms;
}

const CONSONANT_Y = /[^aeiou]y$/;
/** Consonant, one vowel, consonant: the last may double. Which verbs do depends on stress, so both spellings are taken. */
const MAY_DOUBLE = /[^aeiou][aeiou][bdgklmnprt]$/;

const OWN_THIRD: Readonly<Record<string, string>> = { have: "has", be: "is", do: "does", go: "goes" };

function thirdPerson(base: string): string {
  const own = OWN_THIRD[base];
  if (own !== undefined) return own;
  if (CONSONANT_Y.test(base)) return `${base.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh|o)$/.test(base) ? `${base}es` : `${base}s`;
}

function regularPasts(base: string): string[] {
  if (base.endsWith("e")) return [`${base}d`];
  if (CONSONANT_Y.test(base)) return [`${base.slice(0, -1)}ied`];
  return MAY_DOUBLE.test(base) ? [`${base}ed`, `${base}${base.slice(-1)}ed`] : [`${base}ed`];
}

function stems(base: string): string[] {
  if (base.endsWith("ie")) return [`${base.slice(0, -2)}y`];
  if (base.endsWith("e") && !base.endsWith("ee")) return [base.slice(0, -1)];
  return MAY_DOUBLE.test(base) ? [base, `${base}${base.slice(-1)}`] : [base];
}
