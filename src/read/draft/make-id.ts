import { RESERVED_IDS } from "../../case/vocabulary.ts";

/** Ids are typed by hand: no longer than this. */
const LONGEST = 48;

/** An id made of a name: letters without their marks, digits, single hyphens; `otherwise` where nothing of it is left. */
export function makeId(name: string, otherwise: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/['’`]/g, "");
  const slug = plain.replace(/[^a-z0-9]+/g, "-").replace(/^[-0-9]+|-+$/g, "");
  const short = slug.length <= LONGEST ? slug : slug.slice(0, LONGEST).replace(/-[^-]*$/, "");
  return short === "" ? otherwise : RESERVED_IDS.includes(short) ? `${short}-1` : short;
}

/** The id, or the first with a number after it that is not taken. */
export function untakenId(wanted: string, isTaken: (id: string) => boolean): string {
  let id = wanted;
  for (let n = 2; isTaken(id); n++) id = `${wanted}-${n}`;
  return id;
}
