import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Gold, loadGold } from "../gold.ts";

export const STORIES = fileURLToPath(new URL("./", import.meta.url));

/** Stories that readers may be developed against. */
export const OPEN_STORIES = ["border-swap", "tram-strike"] as const;

/** Stories that tell whether a reader was fitted to the others: their totals may be looked at, their misses may not. */
export const HELD_OUT_STORIES = ["held-out/seized-ship", "held-out/water-bid"] as const;

export interface Story {
  readonly gold: Gold;
  /** By account. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Reads one story, its texts and its gold, which stand in one folder. Throws where a file is missing or not of its shape. */
export function loadStory(name: string): Story {
  const folder = join(STORIES, name);
  const texts = readdirSync(folder)
    .filter((file) => file.endsWith(".txt"))
    .sort()
    .map((file): [string, string] => [file.slice(0, -".txt".length), readFileSync(join(folder, file), "utf8")]);
  return { gold: loadGold(join("..", "stories", name)), texts: new Map(texts) };
}
