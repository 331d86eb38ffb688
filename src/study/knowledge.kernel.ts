/**
 * Who came to know of which event, and through which. Tables are [event × party], row-major: entry = event × parties +
 * party. An entry holds the event through which the party first learned (the event itself where it took part), how,
 * and which particulars. What a party learned of an event later, in pieces, is kept in a list beside it.
 */
export const HOW = ["present", "told", "relayed", "leaked", "intercepted", "public", "unstated"] as const;
/** `unstated`: the party spoke of the event itself, so it knew by then; how it came to know, the record does not say. */
export type How = (typeof HOW)[number];

export const NOT_KNOWN = -1;
/** All particulars. A mask without bits means: only that it happened. */
export const WHOLE = 0xffff;

export interface KnowledgeTable {
  readonly events: number;
  readonly parties: number;
  /** [event × party] event learned through, or NOT_KNOWN. */
  readonly via: Int32Array;
  /** [event × party] index into HOW. */
  readonly how: Uint8Array;
  /** [event × party] particulars learned at first. */
  readonly mask: Uint16Array;
  /** [event × party] particulars learned at first and later, together. */
  readonly known: Uint16Array;
  /** Later pieces: rows of SUPPLEMENT_STRIDE: entry, via, how, mask. */
  readonly supplements: number[];
  /** The latest row of supplements by entry. */
  readonly lastRow: Map<number, number>;
}

export const SUPPLEMENT_STRIDE = 4;

export function emptyTable(events: number, parties: number): KnowledgeTable {
  const size = events * parties;
  return {
    events,
    parties,
    via: new Int32Array(size).fill(NOT_KNOWN),
    how: new Uint8Array(size),
    mask: new Uint16Array(size),
    known: new Uint16Array(size),
    supplements: [],
    lastRow: new Map(),
  };
}

/**
 * Enters that a party learned these particulars of an event through another, and says whether it knows the whole only
 * now. The first way stays the way it knew; what comes through one and the same event is one piece,
 * and a later piece holds what is new. Cost: constant.
 */
export function learn(table: KnowledgeTable, event: number, party: number, via: number, how: number, mask: number): boolean {
  const entry = event * table.parties + party;
  const known = table.known[entry] ?? 0;
  if (table.via[entry] === NOT_KNOWN) {
    table.via[entry] = via;
    table.how[entry] = how;
    table.mask[entry] = mask;
    table.known[entry] = mask;
    return mask === WHOLE;
  }
  if ((known | mask) === known) return false;
  table.known[entry] = known | mask;
  if (table.via[entry] === via) {
    table.mask[entry] = (table.mask[entry] ?? 0) | mask;
    return mask === WHOLE;
  }
  const news = mask === WHOLE ? WHOLE : mask & ~known;
  const row = table.lastRow.get(entry);
  if (row !== undefined && table.supplements[row + 1] === via) {
    table.supplements[row + 3] = (table.supplements[row + 3] ?? 0) | news;
  } else {
    table.lastRow.set(entry, table.supplements.length);
    table.supplements.push(entry, via, how, news);
  }
  return mask === WHOLE;
}
