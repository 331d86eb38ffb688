import type { Reading } from "../../../src/server/wire.ts";

/** Names of a reading in words: people, parties and places by id, accounts by what tells them apart. */
export class DeskNames {
  readonly all: Reading["names"];
  readonly #names: ReadonlyMap<string, string>;
  readonly #accounts: ReadonlyMap<string, string>;

  constructor(reading: Reading) {
    this.all = reading.names;
    this.#names = new Map(reading.names.map((name) => [name.id, name.name]));
    const publishers = new Map<string, number>();
    for (const { publisher } of reading.accounts)
      if (publisher !== undefined) publishers.set(publisher, (publishers.get(publisher) ?? 0) + 1);
    this.#accounts = new Map(
      reading.accounts.map(({ id, publisher, file }) => [
        id,
        publisher !== undefined && publishers.get(publisher) === 1
          ? publisher
          : publisher === undefined
            ? file
            : `${publisher} (${id})`,
      ]),
    );
  }

  of(id: string): string {
    return this.#names.get(id) ?? id;
  }

  list(ids: readonly string[] | undefined): string {
    return (ids ?? []).map((id) => this.of(id)).join(", ");
  }

  account(id: string): string {
    return this.#accounts.get(id) ?? id;
  }
}

/** How sure, in words, beside the number: after ICD 203's terms of likelihood. */
export function likelihoodWord(confidence: number): string {
  if (confidence >= 0.95) return "almost certain";
  if (confidence >= 0.8) return "very likely";
  if (confidence >= 0.55) return "likely";
  if (confidence >= 0.45) return "even chance";
  return confidence >= 0.2 ? "unlikely" : "very unlikely";
}
