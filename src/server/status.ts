import type { FaultOnWire } from "./wire.ts";

/**
 * The status that fits a fault: the longest of these beginnings that its code has. A case that cannot be read is not
 * the server's failure, nor is the request malformed: 422.
 */
const STATUS: Readonly<Record<string, number>> = {
  "accounts/": 422,
  "case/": 422,
  "desk/": 409,
  "desk/broken-reading": 422,
  "desk/incomplete": 422,
  "desk/journal-lines": 422,
  "desk/no-act": 400,
  "desk/none": 404,
  "desk/not-from-afar": 403,
  "desk/read-only": 403,
  "desk/unknown-decision": 404,
  "desk/unknown-item": 404,
  "desk/unknown-name": 422,
  "evidence/": 422,
  "file/": 422,
  "journal/": 422,
  "time/": 422,
  "window/": 400,
  "window/too-many-acts": 422,
  "export/unknown": 404,
  "http/bad-request": 400,
  "http/not-found": 404,
  "http/too-large": 413,
  "http/wrong-host": 421,
  "http/wrong-media-type": 415,
  "http/wrong-origin": 403,
  "page/not-built": 503,
  "server/": 500,
  "server/closing": 503,
  "shelf/not-a-case": 422,
  "shelf/not-from-afar": 403,
  "shelf/not-open": 409,
  "shelf/shipped": 409,
  "shelf/unknown-case": 404,
  "store/": 500,
  "store/busy": 503,
  "store/conflict": 409,
  "text/": 404,
};

/** 500 for a code of no known kind; the first fault speaks for all. */
export function statusOf(faults: readonly FaultOnWire[]): number {
  const code = faults[0]?.code ?? "";
  const beginnings = Object.keys(STATUS).filter((beginning) => code.startsWith(beginning));
  const longest = beginnings.reduce((best, beginning) => (beginning.length > best.length ? beginning : best), "");
  return STATUS[longest] ?? 500;
}
