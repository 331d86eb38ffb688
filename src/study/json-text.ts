/**
 * JSON put together by hand, where records come by the hundred thousand: no object is built only to be printed. Ids,
 * kinds and field names go between quotes as they are, since their shape holds nothing to escape; all else is printed by
 * JSON.stringify.
 */
type Id = string;

/** A member after others, or nothing where there is no value. */
export function member(key: Id, value: unknown): string {
  return value === undefined ? "" : `,"${key}":${JSON.stringify(value)}`;
}

export function idMember(key: Id, id: Id | undefined): string {
  return id === undefined ? "" : `,"${key}":"${id}"`;
}

export function idsMember(key: Id, ids: readonly Id[] | undefined): string {
  return ids === undefined ? "" : `,"${key}":${idList(ids)}`;
}

export function idList(ids: readonly Id[]): string {
  if (ids.length <= 1) return ids.length === 0 ? "[]" : `["${ids[0] ?? ""}"]`;
  return `["${ids.join('","')}"]`;
}
