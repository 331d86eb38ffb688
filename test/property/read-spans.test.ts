import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CodePointIndex } from "../../src/base/code-points.ts";
import { sha256Of } from "../../src/base/sha256.ts";
import { readDocument } from "../../src/read/ingest/read-document.ts";
import { PlainText } from "../../src/read/language/plain-text.ts";
import { parseText } from "../../src/read/language/tokens.ts";

/** Words as they stand in files: with ligatures, soft hyphens, marks of direction, other scripts, emoji, loose accents. */
const word = fc.oneof(
  fc.constantFrom(
    "talks", "the", "of\ufb01cials", "\ufb03ord", "cease\u00adfire", "“Not", "yet”,", "said…", "envoy’s", "2\u2153", "1,200", "3.5", "U.S.", "–", "Acme™",
    "\u200fהסכם\u200e", "\u202bהפסקת\u202c", "אש־מים", "اتفاق", "\u0627\u0644\u0633\u0651\u0644\u0627\u0645", "\ufefb\ufe8e", "ﷺ", "🚢", "🐕\u200d🦺", "👩🏽\u200d⚖️", "🇶🇦",
    "Za\u0308hne", "e\u0301te\u0301", "Ḥayyā", "１０", "ＡＢＣ", "𝐛𝐨𝐥𝐝", "№", "a\u200bb", "\u2060x\ufeffy", "per\u00a0cent", "水", "<b>", "&amp;", "a<b", "\ufe0f", "\u0301",
  ),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 6 }),
  fc.string({ unit: "binary", minLength: 1, maxLength: 4 }).map((text) => text.toWellFormed()),
);
const gap = fc.constantFrom(" ", " ", " ", ". ", "\r\n", "\n", "\r", "\n\n", "\t", "\u2028", "\u00a0", "", "\u00ad\r\n", "\u200f ");
const text = fc.array(fc.tuple(word, gap), { minLength: 1, maxLength: 40 }).map((parts) => parts.flat().join(""));

/** Signs that are read as several tokens: such a token's span holds the whole sign. */
const SEVERAL_TOKENS = /[…\u2024-\u2026\u2100-\u214f\uf900-\uffff\u{1f100}-\u{1f2ff}]/u;

function expectSoundSpans(own: string): void {
  const index = new CodePointIndex(own);
  const plain = new PlainText(own);
  const parsed = parseText(plain);
  for (const token of parsed.tokens) {
    const span = plain.spanOf(token.start, token.end);
    const words = index.slice(span.start, span.end) ?? "";
    expect(sha256Of(words)).toBe(span.sha256);
    const back = plain.stretchOf(span);
    if (back?.start === token.start && back.end === token.end) {
      expect(new PlainText(words).text).toBe(token.text);
    } else {
      expect(words).toMatch(SEVERAL_TOKENS);
      expect(new PlainText(words).text).toContain(token.text);
      expect(plain.text.slice(back?.start, back?.end)).toBe(new PlainText(words).text);
    }
  }
  for (const { start, end } of parsed.sentences) {
    const span = plain.spanOf(start, end);
    const words = index.slice(span.start, span.end) ?? "";
    expect(sha256Of(words)).toBe(span.sha256);
    expect(new PlainText(words).text).toContain(plain.text.slice(start, end));
  }
}

/** Paragraphs as a page may hold them: in elements within elements, escaped in one way or another, among others' words. */
const FILLER = "The two fleets agreed on Tuesday to fish the northern bank in turns, the harbour master of Port Alma said to those who asked.";
const wrapping = fc.constantFrom<readonly [string, string]>(
  ["<p>", "</p>"], ["<p><b>", "</b></p>"], ["<div><p>", "<!-- a remark --></p></div>"], ["<blockquote><p>", "</p></blockquote>"], ["<ul><li>", "</li></ul>"], ["<h2>", "</h2>"],
);
const escaping = fc.constantFrom(
  (sign: string) => (sign === "<" ? "&lt;" : sign === "&" ? "&amp;" : sign),
  (sign: string) => (/[\w \r\n\t]/.test(sign) ? sign : `&#${String(sign.codePointAt(0))};`),
  (sign: string) => (/[\w \r\n\t]/.test(sign) ? sign : `&#x${(sign.codePointAt(0) ?? 0).toString(16)};`),
);
const page = fc.array(fc.tuple(text, wrapping, escaping), { minLength: 1, maxLength: 5 }).map((paragraphs) => {
  const body = paragraphs.map(([words, [open, close], escape]) => `<p>${FILLER}</p>${open}${[...words].map(escape).join("")}${close}`).join("\n");
  return `<!doctype html><html><head><title>A page</title><style>p { margin: 0 }</style></head><body><nav><a href="/">Home</a></nav><article>${body}<p>${FILLER}</p></article><script>let x = "<p>not read</p>";</script></body></html>`;
});

const bytesOf = (content: string): Uint8Array => new TextEncoder().encode(content);

describe("every token of an account leads back to the account's own words", () => {
  it("in any text", () => {
    fc.assert(fc.property(text, (own) => { expectSoundSpans(own); }), { numRuns: 300 });
  });

  it("in a text file, whose own text is the file", async () => {
    await fc.assert(
      fc.asyncProperty(text, async (own) => {
        const read = await readDocument({ path: "a.txt", bytes: bytesOf(`Words first. ${own}`) });
        if (!read.ok) {
          expect(read.faults.map((fault) => fault.code)).toEqual(["read/binary"]);
          return;
        }
        expect(read.value.text).toBe(`Words first. ${own}`);
        expectSoundSpans(read.value.text);
      }),
      { numRuns: 100 },
    );
  });

  it("in an article out of a page, whose own text is what was taken out", async () => {
    await fc.assert(
      fc.asyncProperty(page, async (html) => {
        const read = await readDocument({ path: "a.html", bytes: bytesOf(html) });
        if (!read.ok) {
          expect(read.faults.map((fault) => fault.code)).toEqual(["read/binary"]);
          return;
        }
        expect(read.value.text.split(FILLER).length).toBeGreaterThan(1);
        expect(read.value.text).not.toContain("not read");
        expect(read.value.text.isWellFormed()).toBe(true);
        expectSoundSpans(read.value.text);
      }),
      { numRuns: 60 },
    );
  });
});
