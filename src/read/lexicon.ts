import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { accept, Fault, refuse, type Result } from "../base/fault.ts";
import { parseYaml, type SourceFile } from "../case/source-file.ts";

/** The lexicons that come along: one readable file a topic. */
export const OWN_LEXICONS = fileURLToPath(new URL("./lexicons/", import.meta.url));

/**
 * Words by topic and section, as `speech/says`. A file holds sections; a section is a list of words, or words with
 * what they mean. Folders given later add to sections of the same name, so a user extends a lexicon without copying it.
 */
export class Lexicon {
  readonly #lists = new Map<string, Set<string>>();
  readonly #maps = new Map<string, Map<string, string>>();

  /** The words of a list, or the keys of a map; lower case unless the section's name says `names`. */
  words(section: string): ReadonlySet<string> {
    const list = this.#lists.get(section);
    if (list) return list;
    const map = this.#maps.get(section);
    if (!map) throw new RangeError(`there is no section ${section} in the lexicons`);
    return new Set(map.keys());
  }

  meanings(section: string): ReadonlyMap<string, string> {
    const map = this.#maps.get(section);
    if (!map) throw new RangeError(`there is no section ${section} with meanings in the lexicons`);
    return map;
  }

  /** Sections of a topic, by their full names. */
  sections(topic: string): string[] {
    return [...this.#lists.keys(), ...this.#maps.keys()].filter((name) => name.startsWith(`${topic}/`)).sort();
  }

  /** Faults: `lexicon/shape`. */
  add(topic: string, source: SourceFile): Fault[] {
    const faults: Fault[] = [];
    const fault = (path: readonly PropertyKey[], detail: string): void => {
      faults.push(
        new Fault({
          code: "lexicon/shape",
          detail,
          at: source.placeOf(path),
          hint: "a section is a list of words, or words with what each means",
        }),
      );
    };
    if (!isMap(source.value)) {
      fault([], "a lexicon is sections by name");
      return faults;
    }
    for (const [name, section] of Object.entries(source.value)) {
      const full = `${topic}/${name}`;
      const keep = (word: string): string => (name.includes("names") ? word : word.toLowerCase());
      if (Array.isArray(section)) {
        const list = this.#lists.get(full) ?? new Set<string>();
        this.#lists.set(full, list);
        section.forEach((word: unknown, i) => {
          if (isWord(word)) list.add(keep(String(word)));
          else fault([name, i], "not a word");
        });
      } else if (isMap(section)) {
        const map = this.#maps.get(full) ?? new Map<string, string>();
        this.#maps.set(full, map);
        for (const [word, meaning] of Object.entries(section)) {
          if (isWord(meaning)) map.set(keep(word), String(meaning));
          else fault([name, word], "what a word means is a word or a number");
        }
      } else fault([name], "neither a list nor words with meanings");
    }
    return faults;
  }
}

/** YAML reads `false` and `12` as more than words; in a lexicon they are words. */
function isWord(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Reads the lexicons that come along and those in further folders; all faults, not the first. */
export async function loadLexicon(folders: readonly string[] = []): Promise<Result<Lexicon>> {
  const lexicon = new Lexicon();
  const faults: Fault[] = [];
  for (const folder of [OWN_LEXICONS, ...folders]) {
    const names = (await readdir(folder)).filter((name) => name.endsWith(".yaml")).sort();
    for (const name of names) {
      const file = join(folder, name);
      const parsed = parseYaml(folder === OWN_LEXICONS ? `lexicons/${name}` : file, await readFile(file, "utf8"));
      faults.push(...(parsed.ok ? lexicon.add(name.slice(0, -".yaml".length), parsed.value) : parsed.faults));
    }
  }
  return faults.length > 0 ? refuse(...faults) : accept(lexicon);
}
