import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Fault, refuse, type Result } from "../base/fault.ts";
import type { OpenedCase } from "../journal/adapters/case-folder.ts";
import { studyRecord } from "../study/study.ts";
import { PAGE_FOLDER, packageVersion } from "./package-home.ts";
import { printBundle } from "./print-bundle.ts";
import type { Bundle } from "./wire.ts";

/** The built page: the document, which names the other two, its one script and its one style sheet. */
export interface PageParts {
  readonly document: string;
  readonly script: string;
  readonly style: string;
}

export interface DossierPageOptions {
  /** Which texts go along: those that ship with the case, or every one at hand. */
  readonly texts: "shipped" | "all";
  /** When it is made, ms since 1970; now when left out. */
  readonly atMs?: number;
  /** Told how far the window is that goes along, 0 to 1, and what is being done. */
  readonly onProgress?: (done: number, stage: string) => void;
}

/** A file must not take minutes to make: of a record with more acts than this it holds no window. */
const MOST_ACTS = 150;

/**
 * The page and a case in one HTML file, in pieces, which opens from disk and asks no server for anything. The window goes
 * along, since nobody could work it out there. Fault: `page/not-built`. Cost: mostly that of the window, see `windowOf`.
 */
export async function printDossierPage(opened: OpenedCase, options: DossierPageOptions): Promise<Result<Iterable<string>>> {
  const page = await readPage(PAGE_FOLDER);
  if (!page.ok) return page;
  return { ok: true, value: inlinePage(page.value, await bundleOfExport(opened, options)) };
}

/** What goes along in the file: what may be shipped, and the window; never the exact values of packages. */
export async function bundleOfExport(opened: OpenedCase, options: DossierPageOptions): Promise<Bundle> {
  // Loaded when wanted: a thread that reads cases starts sooner without it.
  const { windowOf } = await import("../lab/window/window-of.ts");
  const texts = [...opened.texts].filter(([account]) => options.texts === "all" || opened.shipped.has(account));
  const made = { at: new Date(options.atMs ?? Date.now()).toISOString(), version: packageVersion() };
  const window = await windowOf(studyRecord(opened.record), { mostActs: MOST_ACTS, onProgress: options.onProgress });
  return {
    record: opened.record, evidence: opened.evidence, texts: Object.fromEntries(texts), made,
    ...(window.ok ? { window: window.value } : {}),
  };
}

/** The built page from its folder. Fault: `page/not-built`. */
export async function readPage(folder: string): Promise<Result<PageParts>> {
  try {
    const read = (name: string): Promise<string> => readFile(join(folder, name), "utf8");
    const [document, script, style] = await Promise.all([read("index.html"), read("page.js"), read("page.css")]);
    return { ok: true, value: { document, script, style } };
  } catch (error) {
    const hint = "npm run build makes it";
    return refuse(new Fault({ code: "page/not-built", detail: "the page has not been built", hint, cause: error }));
  }
}

const SCRIPT = /<script\b[^>]*\bsrc="\.\/page\.js"[^>]*>\s*<\/script>/;
const STYLE = /<link\b[^>]*\bhref="\.\/page\.css"[^>]*>/;
const TITLE = /<title>[^<]*<\/title>/;

/**
 * Puts script, style and bundle into the document. Only this very script may run, by its hash; nothing may be fetched,
 * so a file made from somebody else's account can neither act nor tell on its reader (Content Security Policy Level 3).
 */
export function* inlinePage({ document, script, style }: PageParts, bundle: Bundle): Generator<string> {
  const safeScript = escapeScript(script);
  const hash = createHash("sha256").update(safeScript).digest("base64");
  const policy =
    `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; img-src data:; ` +
    "base-uri 'none'; form-action 'none'";
  const [head, body] = cut(
    withoutFirst(withoutFirst(document, SCRIPT), STYLE).replace(TITLE, () => `<title>${escapeHtml(bundle.record.case.title)}</title>`),
    "</head>",
  );
  const [beforeHead, inHead] = cut(head, "<head>");
  const [inBody, afterBody] = cut(body, "</body>");
  // The policy comes first: it binds only what follows it.
  yield `${beforeHead}<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">`;
  yield `${inHead}<style>${escapeStyle(style)}</style></head>${inBody}<script type="application/json" id="bundle">`;
  for (const piece of printBundle(bundle)) yield escapeJson(piece);
  yield `</script><script type="module">${safeScript}</script></body>${afterBody}`;
}

function withoutFirst(text: string, pattern: RegExp): string {
  if (!pattern.test(text)) throw new Error(`the built page holds nothing like ${String(pattern)}`);
  return text.replace(pattern, "");
}

function cut(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  if (at < 0) throw new Error(`the built page holds no ${mark}`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}

/**
 * What could end a script element early, or open a comment in it (HTML Standard, 4.12.1.3), stands in JavaScript only
 * inside strings, templates and regular expressions, where `\x3C` is the same character. Line ends are made those that
 * the parser makes them, since the hash is taken of what it sees.
 */
function escapeScript(script: string): string {
  return script.replace(/\r\n?/g, "\n").replace(/<(?=!--|\/script)/gi, "\\x3C");
}

/** In a style sheet an escaped solidus is a solidus. */
function escapeStyle(style: string): string {
  return style.replace(/<\/(?=style)/gi, "<\\/");
}

/** In JSON text `<`, U+2028 and U+2029 stand only inside strings. */
function escapeJson(json: string): string {
  return json.replace(/[<\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);
}
