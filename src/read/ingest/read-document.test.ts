import { deflateSync } from "node:zlib";
import { strToU8 } from "fflate";
import { describe, expect, it } from "vitest";
import { makeDocx, makePage, makePdf, setLines } from "../../../test/made-documents.ts";
import { readDocument } from "./read-document.ts";

const PARAGRAPHS = [
  "The two fleets agreed on Tuesday to fish the northern bank in turns, the harbour master of Port Alma said.",
  "Under the arrangement 40 boats may go out on even days and 35 on odd ones, until the quota of 1,200 tonnes is met.",
  "Nobody from the ministry would comment, and the cooperative called the figures provisional.",
];

async function read(path: string, content: Uint8Array | string, encoding?: string) {
  return readDocument({ path, bytes: typeof content === "string" ? strToU8(content) : content }, { encoding });
}

async function textOf(path: string, content: Uint8Array | string): Promise<string> {
  const result = await read(path, content);
  if (!result.ok) throw new Error(result.faults.map((fault) => fault.message).join("\n"));
  return result.value.text;
}

async function codeOf(path: string, content: Uint8Array | string, encoding?: string): Promise<string> {
  const result = await read(path, content, encoding);
  if (result.ok) return `read: ${result.value.text.slice(0, 60)}`;
  for (const fault of result.faults) expect([fault.at?.file, fault.hint]).toEqual([path, expect.any(String)]);
  return result.faults.map((fault) => fault.code).join(" ");
}

describe("text and Markdown", () => {
  it("are the file itself, byte order mark, line ends and all", async () => {
    const text = "\ufeffTalks resume over river water\r\nRiver Post, 3 May 2022\r\n\r\nThe dam’s gates stay shut.\r\n";
    expect(await read("a.txt", text)).toMatchObject({
      ok: true,
      value: { file: "a.txt", kind: "text", text, title: "Talks resume over river water", publisher: "River Post", published: "2022-05-03" },
    });
  });

  it("take front matter for what it says", async () => {
    const text = "---\ntitle: Quota talks\ndate: 2021-02-03T10:00:00Z\nauthor: [Ada Ness, Bo Lind]\nsource: https://example.org/q\nlang: en\n---\n# Other words here now\n\nThe bank is closed.\n";
    expect(await read("a.md", text)).toMatchObject({
      ok: true,
      value: { kind: "markdown", text, title: "Quota talks", published: "2021-02-03", authors: ["Ada Ness", "Bo Lind"], url: "https://example.org/q", language: "en" },
    });
  });
});

describe("a page", () => {
  it("gives its article, without navigation, scripts and repeated title", async () => {
    expect(await textOf("a.html", makePage("Fleets share the bank", PARAGRAPHS))).toBe(PARAGRAPHS.join("\n\n"));
  });

  it("keeps headings and list items as lines, and words across inline markup whole", async () => {
    const list = "<ul><li>The first term is 40 boats a day, as long as the weather holds.</li><li>The second is <b>1,200</b> ton<i>nes</i>.</li></ul>";
    const text = await textOf("a.htm", makePage("Terms of the bank", [...PARAGRAPHS, list]));
    expect(text.split("\n\n").slice(3)).toEqual(["The first term is 40 boats a day, as long as the weather holds.", "The second is 1,200 tonnes."]);
  });

  it("tells what it is, in JSON-LD before meta elements", async () => {
    const thing = { "@context": "https://schema.org", "@graph": [{ "@type": "NewsArticle", headline: "Fleets share the bank", datePublished: "2022-05-03T23:30:00-04:00", author: [{ name: "Ada Ness" }], publisher: { name: "River Post" } }] };
    const head = `<script type="application/ld+json">${JSON.stringify(thing)}</script><meta property="article:published_time" content="2022-05-04T03:30:00Z"><link rel="canonical" href="https://example.org/fleets">`;
    expect(await read("a.html", makePage("Fleets share", PARAGRAPHS, head))).toMatchObject({
      ok: true,
      value: { kind: "html", title: "Fleets share the bank", published: "2022-05-03", authors: ["Ada Ness"], publisher: "River Post", url: "https://example.org/fleets", language: "en" },
    });
  });

  it("is read by the meta elements and <time> where there is no more", async () => {
    const head = `<meta property="og:site_name" content="The Paper"><meta name="author" content="By Ada Ness and Bo Lind">`;
    const page = makePage("Fleets share the bank", [`<time datetime="2022-05-03">3 May</time>`, ...PARAGRAPHS], head);
    expect(await read("a.html", page)).toMatchObject({ ok: true, value: { title: "Fleets share the bank", publisher: "The Paper", authors: ["Ada Ness", "Bo Lind"], published: "2022-05-03" } });
  });

  it("in another encoding is read as it declares", async () => {
    const page = makePage("Fleets share", ["Das Abkommen gilt f\u00fcr vierzig Boote, sagte der Hafenmeister am Dienstag in Br\u00fcgge den Fischern dort.", ...PARAGRAPHS]).replace("utf-8", "iso-8859-1");
    expect(await textOf("a.html", Uint8Array.from(page, (sign) => sign.charCodeAt(0) & 0xff))).toContain("für vierzig Boote");
  });

  it("of navigation and advertisements is no article, and one that scripts fill is empty", async () => {
    const ads = Array.from({ length: 60 }, (_, i) => `<div class="ad"><a href="/${String(i)}">Buy boat number ${String(i)} today!</a></div>`).join("");
    expect(await codeOf("a.html", `<html><body><nav>${ads}</nav>${ads}</body></html>`)).toBe("read/no-article");
    expect(await codeOf("a.html", "<html><body><div id=app></div><script>start()</script></body></html>")).toBe("read/empty");
  });

  it("nested without end is refused or read, and does not bring the reader down", async () => {
    const page = `<html><body>${"<div>".repeat(100_000)}${PARAGRAPHS.join(" ")}</body></html>`;
    expect(await codeOf("a.html", page)).toMatch(/^read/);
    expect(await codeOf("a.html", "<p>".repeat(500_000))).toBe("read/too-large");
  });
});

describe("a PDF", () => {
  it("gives its paragraphs, with words divided at line ends put together", async () => {
    const pdf = makePdf([setLines([["The two fleets agreed on Tues-", "day to fish for a 70-", "day season."], ["The co-operative agreed.", "A second co-", "operative did not."]])]);
    expect(await textOf("a.pdf", pdf)).toBe("The two fleets agreed on Tuesday to fish for a 70-day season.\n\nThe co-operative agreed. A second co-operative did not.");
  });

  it("loses heads and page numbers, and goes on over a page's end", async () => {
    const page = (number: number, lines: readonly string[]) => [{ text: "River Post Weekly", y: 760 }, ...setLines([lines]), { text: String(number), y: 40, x: 300 }];
    const pdf = makePdf([page(1, ["The quota was set in the spring", "and lasted until the"]), page(2, ["autumn of that year."]), page(3, ["Then it was lifted."])]);
    expect(await textOf("a.pdf", pdf)).toBe("The quota was set in the spring and lasted until the autumn of that year.\n\nThen it was lifted.");
  });

  it("broken, cut off, encrypted, scanned or none at all is said to be so", async () => {
    const whole = makePdf([setLines([["The two fleets agreed."]])]);
    expect(await codeOf("a.pdf", "%PDF-1.4\nnothing of a PDF follows")).toBe("read/broken");
    expect(await codeOf("a.pdf", whole.slice(0, 300))).toBe("read/broken");
    expect(await codeOf("a.pdf", "just words")).toBe("read/broken");
    expect(await codeOf("a.pdf", makePdf([[]]))).toBe("read/no-text");
    const key = "<" + "41".repeat(32) + ">";
    const encrypted = makePdf([setLines([["The two fleets agreed."]])], `/ID [<41> <41>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O ${key} /U ${key} >>`);
    expect(await codeOf("a.pdf", encrypted)).toBe("read/encrypted");
  });
});

describe("a PDF that unpacks without end", () => {
  it("is refused in moments, and one that merely holds a long stream is read", async () => {
    const packed = (length: number): string => {
      const bytes = deflateSync(new Uint8Array(length)).toString("latin1");
      return `<< /Filter /FlateDecode /Length ${String(bytes.length)} >>\nstream\n${bytes}\nendstream`;
    };
    const page = [setLines([["The two fleets agreed."]])];
    const bomb = makePdf(page, "", [packed(100 * 2 ** 20)]);
    const started = performance.now();
    expect(await codeOf("a.pdf", bomb)).toBe("read/zip-bomb");
    expect(performance.now() - started).toBeLessThan(3_000);
    expect(await textOf("a.pdf", makePdf(page, "", [packed(20 * 2 ** 20)]))).toBe("The two fleets agreed.");
  });
});

describe("a .docx", () => {
  it("gives its paragraphs", async () => {
    expect(await textOf("a.docx", makeDocx(PARAGRAPHS))).toBe(PARAGRAPHS.join("\n\n"));
  });

  it("that unpacks to far more than it is, declared or not, is refused in moments", async () => {
    const bomb = makeDocx(PARAGRAPHS, { "word/footnotes.xml": new Uint8Array(24 * 2 ** 20) });
    const started = performance.now();
    expect(await codeOf("a.docx", bomb)).toBe("read/zip-bomb");
    // The size it declares, in the header before its bytes, made a small one.
    const lying = bomb.slice();
    const at = Buffer.from(lying).indexOf("word/footnotes.xml") - 30 + 22;
    lying.set([0, 4, 0, 0], at);
    expect(await codeOf("a.docx", lying)).toBe("read/zip-bomb");
    expect(performance.now() - started).toBeLessThan(4_000);
  });

  it("that is no Word document, damaged, encrypted or growing by entities is said to be so", async () => {
    expect(await codeOf("a.docx", "just words")).toBe("read/broken");
    expect(await codeOf("a.docx", makeDocx(PARAGRAPHS).slice(0, 500))).toBe("read/broken");
    expect(await codeOf("a.docx", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1))).toBe("read/encrypted");
    const grown = strToU8(`<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>`);
    expect(await codeOf("a.docx", makeDocx(PARAGRAPHS, { "word/document.xml": grown }))).toBe("read/broken");
    expect(await codeOf("a.docx", makeDocx([]))).toBe("read/empty");
  });
});

describe("a mail", () => {
  const headers = "From: River Post <news@example.org>\r\nTo: a@example.org\r\nSubject: =?utf-8?Q?Fwd:_Fleets_share_the_bank?=\r\nDate: Tue, 3 May 2022 23:30:00 -0400\r\nMIME-Version: 1.0\r\n";

  it("gives its plain part, subject, sender and day", async () => {
    const mail = `${headers}Content-Type: text/plain; charset=utf-8\r\n\r\n${PARAGRAPHS.join("\r\n\r\n")}\r\n`;
    expect(await read("a.eml", mail)).toMatchObject({
      ok: true,
      value: { kind: "mail", text: PARAGRAPHS.join("\n\n"), title: "Fleets share the bank", authors: ["River Post"], published: "2022-05-03" },
    });
  });

  it("gives the article of its HTML part where the plain one is a stub or missing", async () => {
    const html = makePage("Fleets share the bank", PARAGRAPHS);
    const both = `${headers}Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nView this in your browser.\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}\r\n--b--\r\n`;
    expect(await textOf("a.eml", both)).toBe(PARAGRAPHS.join("\n\n"));
    expect(await textOf("a.eml", `${headers}Content-Type: text/html; charset=utf-8\r\n\r\n${html}`)).toBe(PARAGRAPHS.join("\n\n"));
  });

  it("without headers or text is said to be so", async () => {
    expect(await codeOf("a.eml", "just words\r\n\r\nmore words")).toBe("read/broken");
    expect(await codeOf("a.eml", `${headers}\r\n`)).toBe("read/empty");
  });
});

describe("what is no document", () => {
  it("is named: unknown suffix, nothing, white space, another kind", async () => {
    expect(await codeOf("a.xls", "words")).toBe("read/unknown-kind");
    for (const suffix of ["txt", "md", "html", "pdf", "docx", "eml"]) expect(await codeOf(`a.${suffix}`, "")).toBe("read/empty");
    expect(await codeOf("a.txt", " \n\u200b\n")).toBe("read/empty");
    expect(await codeOf("a.txt", makePdf([[]]))).toBe("read/binary");
    expect(await codeOf("a.txt", Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 251))).toBe("read/binary");
  });

  it("too large is refused in moments", async () => {
    const started = performance.now();
    const huge = new Uint8Array(50 * 2 ** 20).fill(0x61);
    for (const suffix of ["txt", "md", "html"]) expect(await codeOf(`a.${suffix}`, huge)).toBe("read/too-large");
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
