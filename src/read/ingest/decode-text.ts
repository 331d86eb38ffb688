import { accept, Fault, refuse, type Result } from "../../base/fault.ts";
import { findMagic } from "./document-kind.ts";

/**
 * The text of bytes: by its byte order mark, as UTF-8, by the encoding that is declared, or, where it can be told from
 * the bytes, as UTF-16 without a mark or as windows-1252. Any other text that is not UTF-8 is refused: which of the
 * one-byte encodings it is in cannot be told well enough, and a wrong guess yields words that nobody wrote. A byte order
 * mark stays in the text, as it does when a case is read.
 * Faults: `read/binary`, `read/encoding`. Cost: linear.
 */
export function decodeText(file: string, bytes: Uint8Array, declared?: string): Result<string> {
  const mark = markOf(bytes) ?? unmarkedUtf16(bytes);
  if (mark) return decodeAs(file, bytes, mark);
  const binary = binaryFault(file, bytes);
  if (binary) return refuse(binary);
  const utf8 = tryDecode(bytes, "utf-8");
  // Where bytes are UTF-8 they hardly ever are anything else, whatever is declared; ISO-2022 is ASCII to the eye.
  if (utf8 !== undefined && !(declared && /^(iso-2022|hz-)/i.test(declared))) return accept(utf8);
  if (declared && !/^utf-?8$/i.test(declared)) return decodeAs(file, bytes, declared);
  if (isWestern(bytes)) return decodeAs(file, bytes, "windows-1252");
  return refuse(notUtf8(file, bytes));
}

function markOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return undefined;
}

/** European text in UTF-16 has a zero in nearly every other byte, and no other. */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const length = Math.min(bytes.length, 4096) & ~1;
  if (length < 16 || bytes.length % 2 !== 0) return undefined;
  const zeros = [0, 0];
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i & 1] = (zeros[i & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > length * 0.4 && even === 0) return "utf-16le";
  if (even > length * 0.4 && odd === 0) return "utf-16be";
  return undefined;
}

function decodeAs(file: string, bytes: Uint8Array, encoding: string): Result<string> {
  const text = tryDecode(bytes, encoding);
  if (text !== undefined) return accept(text);
  const known = isEncoding(encoding);
  const detail = known ? `it is said to be in ${encoding}, and is not` : `its encoding is said to be “${encoding.slice(0, 40)}”, which is not known`;
  return refuse(new Fault({ code: "read/encoding", detail, at: { file }, hint: "save it as UTF-8" }));
}

function tryDecode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function isEncoding(encoding: string): boolean {
  try {
    new TextDecoder(encoding);
    return true;
  } catch {
    return false;
  }
}

/** How much of a file is looked at to tell whether it is text. */
const LOOKED_AT = 65_536;

function binaryFault(file: string, bytes: Uint8Array): Fault | undefined {
  const magic = findMagic(bytes);
  if (magic) {
    const hint = magic.suffix === "" ? "save its text as .txt, .docx or .pdf" : `name it with the suffix ${magic.suffix}`;
    return new Fault({ code: "read/binary", detail: `it is ${magic.what}, not a text`, at: { file }, hint });
  }
  const length = Math.min(bytes.length, LOOKED_AT);
  let controls = 0;
  for (let i = 0; i < length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x20 && (byte < 0x07 || byte > 0x0d) && byte !== 0x1b) controls += byte === 0 ? 8 : 1;
  }
  if (controls * 50 <= length) return undefined;
  return new Fault({ code: "read/binary", detail: "it holds bytes that no text holds", at: { file }, hint: "is it the file you meant? Save its text as UTF-8" });
}

/** Of the bytes above 7F in windows-1252, those of signs that stand in running text: quotation marks, dashes, spaces, money. */
const WESTERN_SIGNS = new Set([
  0x80, 0x82, 0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0xa0,
  0xa1, 0xa3, 0xa7, 0xa9, 0xab, 0xad, 0xae, 0xb0, 0xb7, 0xbb, 0xbd, 0xbf,
]);

/**
 * Whether bytes that are not UTF-8 are windows-1252 or ISO-8859-1, of which it is a superset in all that text holds:
 * few high bytes, hardly any in a row, and each either a common sign or a letter beside a letter of ASCII, as in
 * `Zürich`. Text in Cyrillic, Greek, Hebrew or Arabic is mostly high bytes, and broken UTF-8 has them in rows.
 */
function isWestern(bytes: Uint8Array): boolean {
  let high = 0;
  let fitting = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80) continue;
    high++;
    const [before, after] = [bytes[i - 1] ?? 0x20, bytes[i + 1] ?? 0x20];
    // A whole character of UTF-8, or the start of a quotation mark in it: this is UTF-8 that is broken elsewhere.
    if (isUtf8Character(bytes, i) || (byte === 0xe2 && after === 0x80)) continue;
    if (WESTERN_SIGNS.has(byte)) fitting++;
    else if (byte >= 0xc0 && byte !== 0xd7 && byte !== 0xf7 && (isLetter(before) || isLetter(after))) fitting++;
  }
  return high > 0 && high * 8 < bytes.length && fitting >= high * 0.97;
}

function isUtf8Character(bytes: Uint8Array, at: number): boolean {
  const lead = bytes[at] ?? 0;
  const more = lead >= 0xc2 && lead < 0xe0 ? 1 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xf0 && lead < 0xf5 ? 3 : 0;
  for (let i = 1; i <= more; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return false;
  return more > 0;
}

function isLetter(byte: number): boolean {
  return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}

function notUtf8(file: string, bytes: Uint8Array): Fault {
  const good = goodLength(bytes);
  let line = 1;
  for (let i = 0; i < good; i++) if (bytes[i] === 0x0a) line++;
  const nearly = good > bytes.length * 0.5;
  return new Fault({
    code: "read/encoding",
    detail: nearly ? "it is UTF-8 up to this line and broken there" : "it is in an encoding that cannot be told",
    at: { file, line },
    hint: nearly ? "get the file anew, or save it as UTF-8" : "save it as UTF-8, or name its encoding",
  });
}

/** Bytes that are whole characters of UTF-8, from the start on. Cost: O(n log n) over a shrinking stretch, in practice linear. */
function goodLength(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (isUtf8Start(bytes.subarray(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}

function isUtf8Start(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
