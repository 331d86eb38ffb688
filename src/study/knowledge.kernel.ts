/**
 * Who came to know of which event, and through which. Tables are [event × party], row-major: entry = event × parties +
 * party. An entry holds the event through which the party first learned (the event itself where it took part), how,
 * and which particulars. What a party learned of an event later, in pieces, is kept in a list beside it.
 */
export const HOW = ["present", "told", "relayed", "leaked", "intercepted", "public"] as const;
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
  /** Later pieces: rows of SUPPLEMENT_STRIDE: entry, via, how, mask. */
  readonly supplements: number[];
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
    supplements: [],
  };
}

/** Enters that a party learned these particulars of an event through another. The first way stays the way it knew. */
export function learn(table: KnowledgeTable, event: number, party: number, via: number, how: number, mask: number): void {
  const entry = event * table.parties + party;
  if (table.via[entry] === NOT_KNOWN) {
    table.via[entry] = via;
    table.how[entry] = how;
    table.mask[entry] = mask;
    return;
  }
  let known = table.mask[entry] ?? 0;
  if ((known | mask) === known) return;
  for (let row = 0; row < table.supplements.length; row += SUPPLEMENT_STRIDE) {
    if (table.supplements[row] === entry) known |= table.supplements[row + 3] ?? 0;
  }
  if ((known | mask) !== known) table.supplements.push(entry, via, how, mask);
}

/** The same for every party at once. */
export function learnAll(table: KnowledgeTable, event: number, via: number, how: number, mask: number): void {
  for (let party = 0; party < table.parties; party++) learn(table, event, party, via, how, mask);
}
