import { describe, expect, it } from "vitest";
import { decodeText } from "./decode-text.ts";

const latin = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const decoded = (bytes: Uint8Array, declared?: string): string => {
  const result = decodeText("a.txt", bytes, declared);
  return result.ok ? result.value : (result.faults[0]?.message ?? "");
};

describe("decodeText", () => {
  it("reads UTF-8 whatever is declared", () => {
    expect(decoded(utf8("Zürich, 🐕, السلام"), "iso-8859-1")).toBe("Zürich, 🐕, السلام");
  });

  it("reads UTF-16 by its mark, and without one", () => {
    const text = "The gates stay shut until spring.";
    const little = Buffer.from(text, "utf16le");
    expect(decoded(Buffer.concat([Buffer.of(0xff, 0xfe), little]))).toBe(`\ufeff${text}`);
    expect(decoded(little)).toBe(text);
    expect(decoded(Buffer.from(little).swap16())).toBe(text);
  });

  it("knows windows-1252 by its quotation marks and letters among letters", () => {
    expect(decoded(latin("He said \x93no\x94 in Z\xfcrich \x96 the caf\xe9\x92s owner did, for \xa31,000."))).toBe("He said “no” in Zürich – the café’s owner did, for £1,000.");
  });

  it("reads a declared encoding, and refuses what is not in it or is none", () => {
    const cyrillic = latin("\xcf\xe5\xf0\xe5\xe3\xee\xe2\xee\xf0\xfb \xee \xe2\xee\xe4\xe5");
    expect(decoded(cyrillic, "windows-1251")).toBe("Переговоры о воде");
    expect(decoded(cyrillic, "klingon-8")).toContain("read/encoding: its encoding is said to be “klingon-8”, which is not known");
    expect(decoded(cyrillic, "shift_jis")).toContain("read/encoding");
  });

  it("never guesses at Cyrillic, Hebrew or Arabic bytes, nor at UTF-8 that is broken", () => {
    expect(decoded(latin("\xcf\xe5\xf0\xe5\xe3\xee\xe2\xee\xf0\xfb \xee \xe2\xee\xe4\xe5"))).toContain("read/encoding: it is in an encoding that cannot be told");
    expect(decoded(latin("\xf9\xec\xe5\xed \xf2\xec\xe9\xeb\xed, said the envoy at the gate of the port of the town"))).toContain("read/encoding");
    const broken = Buffer.concat([utf8("The envoy’s word.\nThe café’s owner.\n“Not yet”, he sa"), Buffer.of(0xe2, 0x80)]);
    expect(decoded(broken)).toBe("a.txt:3 read/encoding: it is UTF-8 up to this line and broken there; hint: get the file anew, or save it as UTF-8");
  });
});
