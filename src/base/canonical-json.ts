/**
 * JSON with object keys in code-unit order and no white space, so that equal values print to equal bytes (after
 * RFC 8785, JSON Canonicalization Scheme, section 3.2; numbers print as JavaScript prints them, as it asks).
 * Members that are undefined are left out. Throws on what JSON cannot hold: NaN, infinities, bigint, cycles.
 */
export function printCanonicalJson(value: unknown): string {
  if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new RangeError(`JSON cannot hold ${String(value)}`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((item) => printCanonicalJson(item ?? null)).join(",")}]`;
  if (typeof value === "object") {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${printCanonicalJson(member)}`);
    return `{${members.join(",")}}`;
  }
  throw new TypeError(`JSON cannot hold a ${typeof value}`);
}
