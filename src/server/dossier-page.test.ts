import { createHash } from "node:crypto";
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readCaseFolder } from "../journal/adapters/case-folder.ts";
import { makeFolder, SHIPPED_TEXT, writeSmallCase } from "../../test/small-case.ts";
import { windowOf } from "../lab/window/window-of.ts";
import { studyRecord } from "../study/study.ts";
import { shippedCase } from "../../test/run-cli.ts";
import { bundleOfExport, inlinePage, type PageParts, readPage } from "./dossier-page.ts";
import { printBundle } from "./print-bundle.ts";
import type { Bundle } from "./wire.ts";

const DOCUMENT = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Backchannel</title>
    <script type="module" crossorigin src="./page.js"></script>
    <link rel="stylesheet" crossorigin href="./page.css">
  </head>
  <body><div id="page"></div></body>
</html>
`;

let place: ReturnType<typeof makeFolder>;
beforeEach(() => {
  place = makeFolder();
});
afterEach(() => {
  place.remove();
});

async function bundleOf(title?: string): Promise<Bundle> {
  const opened = await readCaseFolder(writeSmallCase(place.path, title === undefined ? {} : { title }));
  if (!opened.ok) throw new Error(opened.faults[0]?.message);
  const { record, evidence, texts } = opened.value;
  return { record, evidence, texts: Object.fromEntries(texts), made: { at: "2025-01-01T00:00:00.000Z", version: "0.0.0" } };
}

function printPage(bundle: Bundle, parts: Partial<PageParts> = {}): string {
  return [...inlinePage({ document: DOCUMENT, script: "run()", style: "body{}", ...parts }, bundle)].join("");
}

/** What an HTML parser would take for script elements: an element ends at the first end tag, wherever that stands. */
function scriptsIn(html: string): { attributes: string; text: string }[] {
  return [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script/gi)].map(([, attributes = "", text = ""]) => ({ attributes, text }));
}

describe("what goes along in a file", { timeout: 120_000 }, () => {
  it("is the window that the record alone gives, and never the exact values", async () => {
    const folder = join(place.path, "ferry");
    cpSync(shippedCase("last-ferry"), folder, { recursive: true });
    writeFileSync(join(folder, "values.yaml"), "version: 1\nbasis: stated\nparties: []\n");
    const opened = await readCaseFolder(folder);
    if (!opened.ok) throw new Error(opened.faults[0]?.message);
    const shares: number[] = [];
    const bundle = await bundleOfExport(opened.value, { texts: "shipped", atMs: 0, onProgress: (share) => shares.push(share) });
    expect(Object.keys(bundle).sort()).toEqual(["evidence", "made", "record", "texts", "window"]);
    expect(await windowOf(studyRecord(opened.value.record))).toEqual({ ok: true, value: bundle.window });
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect([...printBundle(bundle)].join("")).toContain(`"window":${JSON.stringify(bundle.window)}`);
  });
});

describe("inlinePage", () => {
  it("holds the bundle to the letter, whatever the texts hold", async () => {
    const bundle = await bundleOf();
    const [data, script, ...more] = scriptsIn(printPage(bundle));
    expect(more).toEqual([]);
    expect(data?.attributes).toContain('id="bundle"');
    expect(JSON.parse(data?.text ?? "")).toEqual(bundle);
    expect(bundle.texts["log"]).toBe(SHIPPED_TEXT);
    expect(data?.text).not.toMatch(/[<\u2028\u2029]/);
    expect(script).toEqual({ attributes: ' type="module"', text: "run()" });
  });

  it("keeps U+2028 and U+2029 out of the file and in the text", async () => {
    const bundle = { ...(await bundleOf()), texts: { odd: "a\u2028b\u2029c</SCRIPT><!--" } };
    const html = printPage(bundle);
    expect(html).not.toMatch(/[\u2028\u2029]/);
    expect((JSON.parse(scriptsIn(html)[0]?.text ?? "") as Bundle).texts).toEqual(bundle.texts);
  });

  it("lets run the very script that it holds and nothing else, and says so before anything else", async () => {
    const script = 'const a = "</script><!--"; const b = /<!--/; const c = `</SCRIPT>`;\r\nrun("$&$1")';
    const html = printPage(await bundleOf(), { script });
    const text = scriptsIn(html)[1]?.text ?? "";
    expect(text).toBe('const a = "\\x3C/script>\\x3C!--"; const b = /\\x3C!--/; const c = `\\x3C/SCRIPT>`;\nrun("$&$1")');
    const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html)?.[1] ?? "";
    const hash = createHash("sha256").update(text).digest("base64");
    expect(policy).toBe(
      `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`,
    );
    expect(html.indexOf("Content-Security-Policy")).toBeLessThan(html.search(/<(script|style|title|link)/));
    expect(html).not.toMatch(/\bsrc=|\bhref=/);
  });

  it("keeps a style sheet from ending early", async () => {
    const html = printPage(await bundleOf(), { style: 'a::before{content:"</style><script>x</script>"}' });
    expect(/<style>([\s\S]*?)<\/style>/.exec(html)?.[1]).toBe('a::before{content:"<\\/style><script>x</script>"}');
  });

  it("is titled after the case, as text", async () => {
    const html = printPage(await bundleOf('"A </title><b> & $& B"'));
    expect(/<title>(.*)<\/title>/.exec(html)?.[1]).toBe("A &#60;/title&#62;&#60;b&#62; &#38; $&#38; B");
  });

  it("does not make a page that would be missing its script", async () => {
    const bundle = await bundleOf();
    expect(() => printPage(bundle, { document: DOCUMENT.replace("page.js", "other.js") })).toThrow("page");
    expect(() => printPage(bundle, { document: "" })).toThrow();
  });
});

describe("readPage", () => {
  it("says what to do where the page has not been built", async () => {
    expect(await readPage(place.path)).toMatchObject({ ok: false, faults: [{ code: "page/not-built", hint: "npm run build makes it" }] });
  });

  it("reads the three files", async () => {
    for (const name of ["index.html", "page.js", "page.css"]) writeFileSync(join(place.path, name), name);
    expect(await readPage(place.path)).toEqual({ ok: true, value: { document: "index.html", script: "page.js", style: "page.css" } });
  });
});
