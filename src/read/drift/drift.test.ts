import { beforeAll, describe, expect, it } from "vitest";
import { accountId } from "../../case/ids.ts";
import type { AccountText, Stretch } from "../account.ts";
import type { LineageFound, NameFound, QuantityFound, StatementFound, TimeFound } from "../findings.ts";
import { PlainText } from "../language/plain-text.ts";
import { parseText } from "../language/tokens.ts";
import { Lexicon, loadLexicon } from "../lexicon.ts";
import { type DriftSources, readDrift } from "./drift.ts";

let lexicon = new Lexicon();
beforeAll(async () => {
  const loaded = await loadLexicon();
  if (!loaded.ok) throw new Error(loaded.faults.map((fault) => fault.message).join("\n"));
  lexicon = loaded.value;
});

const SURE = { confidence: 0.9, restsOn: ["by hand"] };

function account(id: string, text: string): AccountText {
  return { id: accountId.parse(id), document: { file: `${id}.txt`, kind: "text", text }, parsed: parseText(new PlainText(text)) };
}

/** Two accounts, the second made from the first, aligned sentence by sentence but for those left out. */
class Pair {
  readonly accounts: readonly [AccountText, AccountText];
  readonly names: NameFound[] = [];
  readonly statements: StatementFound[] = [];
  readonly times: TimeFound[] = [];
  readonly quantities: QuantityFound[] = [];
  readonly #pairs: readonly (readonly [number, number])[];
  #lineage: Partial<LineageFound> = { kind: "respin", of: 0 };

  constructor(from: string, to: string, pairs?: readonly (readonly [number, number])[]) {
    this.accounts = [account("from", from), account("to", to)];
    this.#pairs = pairs ?? this.accounts[0].parsed.sentences.map(({ number }) => [number, number]);
  }

  at(number: 0 | 1, words: string): Stretch & { account: number } {
    const start = this.accounts[number].parsed.plain.text.indexOf(words);
    if (start < 0) throw new Error(`no “${words}”`);
    return { account: number, start, end: start + words.length };
  }

  name(kind: NameFound["kind"], id: string, from: string, to: string): this {
    const mentions = [...(from === "" ? [] : [this.at(0, from)]), ...(to === "" ? [] : [this.at(1, to)])];
    this.names.push({ id, kind, name: from || to, mentions, ...SURE, restsOn: ["by hand"] });
    return this;
  }

  quantity(number: 0 | 1, words: string, found: Partial<QuantityFound>): this {
    this.quantities.push({ ...this.at(number, words), about: false, unit: "tonnes", ...SURE, ...found });
    return this;
  }

  time(number: 0 | 1, words: string, edtf: string): this {
    this.times.push({ ...this.at(number, words), edtf, ...SURE });
    return this;
  }

  statement(number: 0 | 1, attribution: StatementFound["attribution"], standing: StatementFound["standing"] = "fact"): this {
    const sentence = this.accounts[number].parsed.sentences[0];
    if (!sentence) throw new Error("no sentence");
    const { start, end } = sentence;
    this.statements.push({ account: number, sentence: 0, start, end, attribution, standing, ...SURE });
    return this;
  }

  as(lineage: Partial<LineageFound>): this {
    this.#lineage = lineage;
    return this;
  }

  drift(): string[] {
    const base = { siblings: [], independent: true, confidence: 0.9, restsOn: [] };
    const sources: DriftSources = {
      accounts: this.accounts,
      lineages: [{ ...base, account: 0, kind: "original" }, { ...base, account: 1, kind: "respin", independent: false, ...this.#lineage }],
      alignments: [{ from: 0, to: 1, pairs: this.#pairs.map(([from, to]) => ({ from, to, likeness: 0.6 })) }],
      names: this.names, statements: this.statements, times: this.times, quantities: this.quantities,
    };
    return readDrift(sources, lexicon).map(({ kind, was, became }) => `${kind}: ${was} → ${became}`);
  }
}

describe("readDrift", () => {
  it("finds a number that has changed, and nothing in mere rewording", () => {
    const pair = new Pair("The envoy offered 1,450 tonnes of herring to the boatmen.", "The emissary supplied 14,500 tonnes of herring to the fishermen.")
      .quantity(0, "1,450 tonnes", { amount: 1450 }).quantity(1, "14,500 tonnes", { amount: 14_500 });
    expect(pair.drift()).toEqual(["number-changed: 1,450 tonnes → 14,500 tonnes"]);
    expect(new Pair("The officials met at noon.", "The officers gathered at noon.").drift()).toEqual([]);
  });

  it("reads figures by itself where nobody else has, and number words as figures", () => {
    expect(new Pair("The crew of nine men sailed home.", "The crew of 9 men sailed home.").drift()).toEqual([]);
    expect(new Pair("The crew of nine men sailed home.", "The crew of 90 men sailed home.").drift()).toEqual(["number-changed: nine → 90"]);
  });

  it("finds a bound that was lost", () => {
    const pair = new Pair("They hold at least 35 trawlers in the harbour.", "They hold 35 trawlers in the harbour.")
      .quantity(0, "at least 35 trawlers", { atLeast: 35, unit: "trawlers" }).quantity(1, "35 trawlers", { amount: 35, unit: "trawlers" });
    expect(pair.drift()).toContain("qualifier-lost: at least 35 trawlers → 35 trawlers");
  });

  it("finds a spelling that the origin does not have, once", () => {
    const pair = new Pair(
      "The minister met Ingrid Solheim in the town. Later Solheim flew home.",
      "The minister met Ingrid Solhaim in the town. Later Solhaim flew home.",
    );
    expect(pair.drift()).toEqual(["name-changed: Solheim → Solhaim"]);
  });

  it("finds another actor and another place between the same words", () => {
    const pair = new Pair("It was Norland that closed the port of Brask in May.", "It was Maravia that closed the port of Tolm in May.")
      .name("party", "norland", "Norland", "").name("party", "maravia", "", "Maravia").name("place", "brask", "Brask", "").name("place", "tolm", "", "Tolm");
    expect(pair.drift()).toEqual(["actor-changed: Norland → Maravia", "place-changed: Brask → Tolm"]);
  });

  it("finds a title that makes somebody what he is not", () => {
    const pair = new Pair("On Monday President Dario Venn signed the paper.", "On Monday former President Dario Venn signed the paper.")
      .name("person", "venn", "Dario Venn", "Dario Venn");
    expect(pair.drift().filter((one) => one.startsWith("title-wrong"))).toHaveLength(1);
  });

  it("finds a date that differs, and none where one is a part of the other", () => {
    const changed = new Pair("They met on 15 March in the hotel.", "They met on 5 March in the hotel.").time(0, "15 March", "2029-03-15").time(1, "5 March", "2029-03-05");
    expect(changed.drift()).toEqual(["date-changed: 15 March → 5 March"]);
    const vaguer = new Pair("They met on 15 March in the hotel.", "They met in March in the hotel.").time(0, "15 March", "2029-03-15").time(1, "March", "2029-03");
    expect(vaguer.drift()).toEqual([]);
  });

  it("finds an attribution that was lost and a belief told as a fact", () => {
    const pair = new Pair("Two officials said they believed the leak came from the board.", "The leak came from the board.")
      .statement(0, { kind: "anonymous", affiliation: "officials", count: 2 }, "belief").statement(1, { kind: "outlet" });
    expect(pair.drift().map((one) => one.split(":")[0])).toEqual(expect.arrayContaining(["attribution-lost", "hardened"]));
  });

  it("finds a quotation whose words were changed, and lets a part of one pass", () => {
    const altered = new Pair('"We shall not sign this paper today," she said.', '"We are not going to sign the paper," she said.');
    expect(altered.drift()).toEqual(["quotation-altered: We shall not sign this paper today, → We are not going to sign the paper,"]);
    expect(new Pair('"We shall not sign this paper today," she said.', 'She said they would "not sign this paper".').drift()).toEqual([]);
  });

  it("tells sentences dropped and added, and of an excerpt only what was added", () => {
    const [from, to] = ["The talks began in Brask. The crew of nine was not told. They ended on Friday.", "The talks began in Brask. They ended on Friday. Nobody asked the herring in the sea."];
    const pairs = [[0, 0], [2, 1]] as const;
    expect(new Pair(from, to, pairs).drift()).toEqual([
      "dropped: The crew of nine was not told. → ",
      "added:  → Nobody asked the herring in the sea.",
    ]);
    expect(new Pair(from, to, pairs).as({ kind: "excerpt" }).drift()).toEqual(["added:  → Nobody asked the herring in the sea."]);
  });

  it("tells a clause that is gone from a sentence otherwise the same", () => {
    const pair = new Pair("He asked for seven hands to a gang, and some boats might pass, but no crane.", "He asked for seven hands to a gang, but no crane.");
    expect(pair.drift()).toEqual(["qualifier-lost: and some boats might pass → "]);
  });

  it("finds no drift between an account and itself", () => {
    const text = 'On 4 March Ingrid Solheim, a former minister, offered at least 35 trawlers. "We may sign," two officials said they believed.';
    expect(new Pair(text, text).name("person", "solheim", "Ingrid Solheim", "Ingrid Solheim").drift()).toEqual([]);
  });
});
