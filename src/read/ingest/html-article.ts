import { accept, Fault, refuse, type Result } from "../../base/fault.ts";
import type { SourceDocument } from "../account.ts";
import { LIMITS, tooLarge } from "./limits.ts";
import { factsOf, oneLine, type Page, people } from "./page-facts.ts";
import { type Block, blocksOf, depthOf, type PageNode } from "./page-lines.ts";
import { headOf } from "./text-head.ts";

/** Readability's time grows with the cube of how deep a page nests; pages of newspapers nest some 30 deep. */
const MAX_DEPTH = 120;

/**
 * The article out of its page: Mozilla's Readability chooses the part, and its paragraphs, headings and list items
 * become lines with an empty one between them. Scripts are not run and nothing is fetched; markup counts only for where
 * blocks begin and end.
 * Faults: `read/too-large`, `read/empty`, `read/no-article`, `read/broken`. Cost: about 1 s for 2 MB of page.
 */
export async function articleOf(file: string, html: string): Promise<Result<Omit<SourceDocument, "file" | "kind">>> {
  const tags = tagsOf(html);
  if (tags.count > LIMITS.tags) return refuse(tooLarge(file, `the page has more than ${String(LIMITS.tags)} tags`));
  if (tags.depth > LIMITS.depth) return refuse(tooDeep(file));
  const [{ parseHTML }, { Readability }] = await Promise.all([import("linkedom"), import("@mozilla/readability")]);
  try {
    const parse: (html: string) => unknown = parseHTML;
    const { document: page } = parse(asPage(html)) as { readonly document: Page & { readonly body: PageNode } };
    const facts = factsOf(page);
    const whole = blocksOf(page.body);
    if (whole.length === 0) return refuse(new Fault({ code: "read/empty", detail: "the page holds no text", at: { file }, hint: "a page that its scripts fill must be saved after they have run" }));
    const isTame = depthOf(page.body, MAX_DEPTH) < MAX_DEPTH;
    const found = isTame ? new Readability<PageNode>(page, { serializer: (node: PageNode) => node }).parse() : null;
    const taken = found?.content ? blocksOf(found.content) : [];
    // A page so short or plain that nothing scores, or nested for no good reason, is its own article.
    const article = [taken, whole].map(withoutLinkLists).find(isArticle);
    if (!article) {
      return refuse(new Fault({
        code: "read/no-article",
        detail: "the page holds no article: only short lines and links",
        at: { file },
        hint: "save the page of the article itself, or its text as .txt",
      }));
    }
    const text = article.map((block) => block.text).join("\n\n");
    const head = headOf(text);
    return accept({
      text,
      title: shorn(facts.title ?? oneLine(found?.title ?? undefined) ?? head.title, facts.publisher),
      publisher: facts.publisher ?? oneLine(found?.siteName ?? undefined) ?? head.publisher,
      authors: facts.authors ?? people([found?.byline ?? ""]) ?? head.authors,
      published: facts.published ?? head.published,
      url: facts.url,
      language: facts.language,
    });
  } catch (cause) {
    // Only the libraries recurse; a page made to exhaust them is no bug of ours.
    if (!(cause instanceof RangeError)) throw cause;
    return refuse(tooDeep(file, cause));
  }
}

/** `<meta charset>`, or the older form, in the first 4 KB of a page. */
export function declaredCharset(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 4096));
  const meta = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w:.-]{2,40})/i.exec(start);
  return (meta ?? /^<\?xml[^>]{0,100}encoding=["']([\w:.-]{2,40})/i.exec(start))?.[1];
}

/** A piece of markup without a body, as in mail, is put into one. */
function asPage(html: string): string {
  if (/<body[\s>]/i.test(html)) return html;
  const piece = html.replace(/<\/?html[^>]*>|<!doctype[^>]*>/gi, "");
  return `<!doctype html><html><head></head><body>${piece}</body></html>`;
}

/** Prose, and more of it than of links: some two sentences at least. */
function isArticle(blocks: readonly Block[]): boolean {
  let [all, links, prose] = [0, 0, 0];
  for (const { text, linked } of blocks) {
    all += text.length;
    links += linked;
    const isSentence = /[.!?؟。۔:]["'”’»)\]]*(?:\s|$)/.test(text) && text.split(/\s+/).length >= 8;
    if (linked < text.length / 2 && (isSentence || (text.length > 60 && /[\u3000-\u9fff]/.test(text)))) prose += text.length;
  }
  return prose >= 120 && prose >= all * 0.3 && links <= all * 0.5;
}

/** `A headline | The Paper` without the paper. */
function shorn(title: string | undefined, publisher: string | undefined): string | undefined {
  const match = /^(.{8,}?)\s+(?:[|–—·»]|-)\s+([^|–—·»]+)$/u.exec(title ?? "");
  return match && (match[2] === publisher || publisher === undefined) && (match[2]?.split(" ").length ?? 9) <= 5 ? match[1] : title;
}

function tooDeep(file: string, cause?: unknown): Fault {
  const detail = "the page is nested deeper than can be read";
  return new Fault({ code: "read/broken", detail, at: { file }, hint: "save the article's text as .txt", cause });
}

/** Elements that are not closed, or need not be, and so tell nothing of depth. */
const UNCLOSED = new Set(
  "p li td th tr dt dd option thead tbody tfoot colgroup area base br col embed hr img input link meta source track wbr".split(" "),
);

/** Tags of a page, and how deep they nest at most; told from the text, since to parse them is what may take too long. */
function tagsOf(html: string): { readonly count: number; readonly depth: number } {
  let [count, open, depth] = [0, 0, 0];
  for (const [, slash, name = ""] of html.matchAll(/<(\/?)([a-z][a-z0-9]{0,20})/gi)) {
    count++;
    if (UNCLOSED.has(name.toLowerCase())) continue;
    open = slash === "/" ? Math.max(0, open - 1) : open + 1;
    depth = Math.max(depth, open);
  }
  return { count, depth };
}

/** Runs of three and more blocks that are all link: further stories, not this one. */
function withoutLinkLists(blocks: readonly Block[]): Block[] {
  const isLink = (block: Block | undefined): boolean => block !== undefined && block.linked >= block.text.length * 0.8;
  const isRunFrom = (start: number): boolean => start >= 0 && [0, 1, 2].every((step) => isLink(blocks[start + step]));
  const inRun = (i: number): boolean => [i - 2, i - 1, i].some(isRunFrom);
  return blocks.filter((_, i) => !inRun(i));
}
