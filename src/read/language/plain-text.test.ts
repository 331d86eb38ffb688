import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CodePointIndex } from "../../base/code-points.ts";
import { sha256Of } from "../../base/sha256.ts";
import { PlainText } from "./plain-text.ts";

describe("plain text", () => {
  test.each([
    ["quotation marks and dashes", "“No,” he said – ‘never’ — so", "\"No,\" he said — 'never' — so"],
    ["line ends", "one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"],
    ["soft hyphens and joiners", "cease\u00adfire \u200e\u200funder\u200dstood\ufeff", "ceasefire understood"],
    ["ligatures and full width", "of\ufb01cials １０", "officials 10"],
    ["fractions and trade marks stay apart from what they follow", "2⅓ tonnes, Acme™", "2⅓ tonnes, Acme™"],
    ["spaces", "10\u00a0per\u202fcent\tmore", "10 per cent more"],
    ["accents and other scripts stay", "Müller, al-Ḥayyā, خليل 🚢", "Müller, al-Ḥayyā, خليل 🚢"],
  ])("%s", (_, own, plain) => {
    expect(new PlainText(own).text).toBe(plain);
  });

  test("a span leads back to the own words, invisible signs included", () => {
    const own = "🚢 The “cease\u00adfire” holds";
    const plain = new PlainText(own);
    const start = plain.text.indexOf("ceasefire");
    expect(plain.wordsAt(start, start + 9)).toBe("cease\u00adfire");
    const span = plain.spanOf(start, start + 9);
    expect(new CodePointIndex(own).slice(span.start, span.end)).toBe("cease\u00adfire");
    expect(span.sha256).toBe(sha256Of("cease\u00adfire"));
    expect(plain.stretchOf(span)).toEqual({ start, end: start + 9 });
  });

  test("every stretch of any text has a span that holds its words", () => {
    const sign = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 4 }),
      fc.constantFrom("\r\n", "\u00ad", "\ufb03", "“", "\u202e", "🚢", "…", "ﷺ"),
    );
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 30 }), fc.nat(), fc.nat(), (signs, a, b) => {
        const own = signs.join("");
        const plain = new PlainText(own);
        if (plain.text.length === 0) return;
        const [start, end] = [a % plain.text.length, (b % plain.text.length) + 1];
        if (end <= start) return;
        const span = plain.spanOf(start, end);
        const words = new CodePointIndex(own).slice(span.start, span.end);
        expect(words).toBe(plain.wordsAt(start, end));
        expect(span.sha256).toBe(sha256Of(words ?? ""));
      }),
    );
  });
});
