import { RESERVED_IDS } from "../vocabulary.ts";

const LONGEST = 48;

/**
 * An id for each name, in order: its letters without marks, digits, single hyphens; a number after it where it is taken.
 * The same names give the same ids. Cost: linear, but for long runs of one name.
 */
export function makeIds(names: readonly string[], otherwise: string): string[] {
  const taken = new Set<string>(RESERVED_IDS);
  return names.map((name) => {
    const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/['’`]/g, "");
    const slug = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, LONGEST).replace(/-+$/, "");
    const wanted = slug === "" ? otherwise : /^[0-9]/.test(slug) ? `${otherwise}-${slug}` : slug;
    let id = wanted;
    for (let n = 2; taken.has(id); n++) id = `${wanted}-${n}`;
    taken.add(id);
    return id;
  });
}
