/** What a plural noun may be the plural of, likeliest first. */
export function singularsOf(plural: string): string[] {
  if (!plural.endsWith("s") || plural.length < 4) return [];
  const forms = [plural.slice(0, -1)];
  if (plural.endsWith("ies")) forms.unshift(`${plural.slice(0, -3)}y`);
  if (plural.endsWith("es")) forms.push(plural.slice(0, -2));
  return forms;
}
