import { dayOf } from "./printed-date.ts";

/** What a page says of itself beside its article. */
export interface PageFacts {
  readonly title?: string | undefined;
  readonly publisher?: string | undefined;
  readonly authors?: readonly string[] | undefined;
  /** EDTF. */
  readonly published?: string | undefined;
  readonly url?: string | undefined;
  /** BCP 47. */
  readonly language?: string | undefined;
}

/** Of a page's document, what is asked for here. */
export interface Page {
  readonly documentElement: PageElement | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

interface PageElement {
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
}

type Thing = Readonly<Record<string, unknown>>;

const DATES = [
  "article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued",
  "dc.date", "dcterms.date", "dc.date.created", "dcterms.created", "citation_publication_date", "pubdate", "publishdate", "publish-date", "date",
];
const PUBLISHERS = ["og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher", "application-name"];
const AUTHORS = ["author", "article:author", "parsely-author", "dc.creator", "dcterms.creator", "citation_author", "byl"];
const TITLES = ["og:title", "dc.title", "dcterms.title", "parsely-title", "twitter:title"];
const LINKS = ["og:url", "parsely-link"];

/**
 * Title, publisher, authors, date, address and language: from the page's JSON-LD (schema.org), its meta elements (Open
 * Graph, Dublin Core, Parse.ly and the older ones), then `<time>`, `<title>` and `<link rel=canonical>`, in this order.
 */
export function factsOf(page: Page): PageFacts {
  const article = articleThing(page);
  const metas = new Map<string, string[]>();
  for (const meta of page.querySelectorAll("meta")) {
    const name = (meta.getAttribute("property") ?? meta.getAttribute("name") ?? meta.getAttribute("itemprop") ?? "").trim().toLowerCase();
    const content = meta.getAttribute("content")?.trim() ?? "";
    if (name !== "" && content !== "") metas.set(name, [...(metas.get(name) ?? []), content]);
  }
  const metaOf = (names: readonly string[]): string | undefined =>
    names.map((name) => metas.get(name)?.[0]).find((content) => content !== undefined);
  const datesSaid = [textOf(article?.["datePublished"]), ...DATES.map((name) => metas.get(name)?.[0]), timeOf(page)];
  const urls = [textOf(article?.["url"]), metaOf(LINKS), page.querySelector("link[rel=canonical]")?.getAttribute("href") ?? undefined];
  const authors = namesOf(article?.["author"]);
  return {
    title: oneLine(textOf(article?.["headline"]) ?? metaOf(TITLES) ?? page.querySelector("title")?.textContent ?? undefined),
    publisher: oneLine(namesOf(article?.["publisher"])[0] ?? metaOf(PUBLISHERS)),
    authors: people(authors.length > 0 ? authors : AUTHORS.flatMap((name) => metas.get(name) ?? [])),
    published: datesSaid.map((said) => said && dayOf(said)).find((day) => day !== undefined && day !== ""),
    url: urls.find((url) => url !== undefined && /^https?:\/\//i.test(url) && URL.canParse(url)),
    language: languageOf(page.documentElement?.getAttribute("lang") ?? textOf(article?.["inLanguage"]) ?? metaOf(["content-language", "dc.language"])),
  };
}

/** Names out of a byline: `By A Name, B Name and C Name`; addresses of profiles are no names. */
export function people(bylines: readonly string[]): string[] | undefined {
  const names = bylines
    .flatMap((byline) => byline.replace(/^\s*by:?\s+/i, "").split(/\s*[,;|]\s*(?:and\s+)?|\s+and\s+/i))
    .map((name) => oneLine(name) ?? "")
    .filter((name) => name !== "" && name.length <= 80 && /\p{L}/u.test(name) && !/:\/\/|@|\d{3}/.test(name));
  return names.length > 0 ? [...new Set(names)] : undefined;
}

/** One line of at most 300 characters, white space put together; undefined where nothing is left. */
export function oneLine(text: string | undefined): string | undefined {
  const line = text?.toWellFormed().replace(/\s+/g, " ").trim() ?? "";
  return line === "" ? undefined : [...line.slice(0, 600)].slice(0, 300).join("").trim();
}

function articleThing(page: Page): Thing | undefined {
  for (const script of page.querySelectorAll("script[type='application/ld+json']")) {
    const found = findArticle(parsed(script.textContent ?? ""), 0);
    if (found) return found;
  }
  return undefined;
}

function findArticle(value: unknown, depth: number): Thing | undefined {
  if (depth > 4) return undefined;
  if (Array.isArray(value)) {
    return value.slice(0, 100).map((item: unknown) => findArticle(item, depth + 1)).find((found) => found !== undefined);
  }
  if (!isThing(value)) return undefined;
  const types: readonly unknown[] = Array.isArray(value["@type"]) ? value["@type"] : [value["@type"]];
  if (types.some((type) => typeof type === "string" && /(?:Article|Report|Posting|Blog)$/.test(type))) return value;
  return findArticle(value["@graph"] ?? value["mainEntity"], depth + 1);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\s*<!\[CDATA\[|\]\]>\s*$/g, ""));
  } catch {
    return undefined;
  }
}

function namesOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap((item: unknown) => namesOf(item));
  return isThing(value) && typeof value["name"] === "string" ? [value["name"]] : [];
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

function isThing(value: unknown): value is Thing {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function timeOf(page: Page): string | undefined {
  const time = page.querySelector("time[pubdate], time[itemprop=datePublished], article time, header time, time");
  return time?.getAttribute("datetime") ?? time?.textContent ?? undefined;
}

function languageOf(tag: string | undefined): string | undefined {
  try {
    return tag === undefined ? undefined : Intl.getCanonicalLocales(tag.trim().replaceAll("_", "-"))[0];
  } catch {
    return undefined;
  }
}
