const VOWEL = /[aeiou]/;

/** The forms a regular English verb takes, its base first: `deny` → deny, denies, denied, denying. */
export function verbForms(base: string): string[] {
  if (/[^aeiou]y$/.test(base)) {
    const stem = base.slice(0, -1);
    return [base, `${stem}ies`, `${stem}ied`, `${base}ing`];
  }
  const third = /(?:s|x|z|ch|sh|o)$/.test(base) ? `${base}es` : `${base}s`;
  if (base.endsWith("ie")) return [base, third, `${base}d`, `${base.slice(0, -2)}ying`];
  if (base.endsWith("ee")) return [base, third, `${base}d`, `${base}ing`];
  if (base.endsWith("e")) return [base, third, `${base}d`, `${base.slice(0, -1)}ing`];
  const forms = [base, third, `${base}ed`, `${base}ing`];
  // A last consonant after a single vowel may be doubled: commit, committed. Where it is not, the extra form is no word.
  const [beforeLast = "", last = ""] = base.slice(-2);
  if (VOWEL.test(beforeLast) && !/[aeiouwxy]/.test(last) && !VOWEL.test(base.at(-3) ?? ""))
    forms.push(`${base}${last}ed`, `${base}${last}ing`);
  return forms;
}

/** What a plural noun may be the plural of, likeliest first. */
export function singularsOf(plural: string): string[] {
  if (!plural.endsWith("s") || plural.length < 4) return [];
  const forms = [plural.slice(0, -1)];
  if (plural.endsWith("ies")) forms.unshift(`${plural.slice(0, -3)}y`);
  if (plural.endsWith("es")) forms.push(plural.slice(0, -2));
  return forms;
}
