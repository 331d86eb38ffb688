import { parseYaml } from "../../case/source-file.ts";
import { dayOf } from "./printed-date.ts";

/** What the block between two lines `---` at the start of a Markdown file says, in the names that site makers use. */
export interface FrontMatter {
  readonly title?: string | undefined;
  readonly publisher?: string | undefined;
  readonly authors: readonly string[];
  /** EDTF. */
  readonly published?: string | undefined;
  readonly url?: string | undefined;
  readonly language?: string | undefined;
}

const BLOCK = /^\ufeff?---[ \t]*\r?\n([\s\S]{0,8000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;

/** The front matter and the text after it; a block that is no YAML mapping is text like the rest. */
export function frontMatterOf(text: string): { readonly facts: FrontMatter; readonly rest: string } {
  const block = BLOCK.exec(text);
  const parsed = block && parseYaml("front matter", block[1] ?? "");
  if (!block || !parsed?.ok || typeof parsed.value.value !== "object" || parsed.value.value === null) return { facts: { authors: [] }, rest: text };
  const fields = new Map(Object.entries(parsed.value.value).map(([name, value]) => [name.toLowerCase(), value as unknown]));
  const texts = (...names: readonly string[]): string[] => names.flatMap((name) => [fields.get(name)].flat()).filter((value) => typeof value === "string");
  const url = texts("url", "link", "canonical", "source").find((value) => /^https?:\/\//i.test(value) && URL.canParse(value));
  return {
    facts: {
      title: texts("title")[0],
      publisher: texts("publisher", "publication", "site", "source").find((value) => !value.includes("://")),
      authors: texts("authors", "author", "by"),
      published: texts("published", "date", "pubdate").map(dayOf).find((day) => day !== undefined),
      url,
      language: texts("lang", "language").find((value) => /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(value)),
    },
    rest: text.slice(block[0].length),
  };
}
