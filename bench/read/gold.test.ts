import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { parseEdtf } from "../../src/case/edtf.ts";
import { LINEAGE_KINDS } from "../../src/case/vocabulary.ts";
import { ATTRIBUTION_KINDS, EVENT_TYPES } from "../../src/journal/vocabulary.ts";
import { DRIFT_KINDS, NAME_KINDS, SENTENCE_STANDINGS } from "../../src/read/vocabulary.ts";
import { GOLD, type Gold, goldSets, type Located, loadGold } from "./gold.ts";
import { shared } from "./tally.ts";

const FERRY = fileURLToPath(new URL("../../cases/last-ferry/accounts/", import.meta.url));

describe.each(goldSets())("%s", (set) => {
  const gold = loadGold(set);

  it("speaks of its own accounts only, in the words of the vocabularies", () => {
    const known = new Set(gold.accounts.keys());
    expect(stretchesOf(gold).filter(({ account, start, end }) => !known.has(account) || start < 0 || end <= start)).toEqual([]);
    expect([...gold.accounts.values()].flatMap(({ lineage }) => lineage.kind)).toSatisfy(within(LINEAGE_KINDS));
    expect(gold.names.flatMap((name) => name.kinds)).toSatisfy(within(NAME_KINDS));
    expect(gold.statements.must.flatMap((one) => one.attributions)).toSatisfy(within(ATTRIBUTION_KINDS));
    expect(gold.statements.must.flatMap((one) => one.standings)).toSatisfy(within(SENTENCE_STANDINGS));
    expect([...gold.drift.must, ...gold.drift.may].flatMap((one) => one.kinds)).toSatisfy(within(DRIFT_KINDS));
    expect([...gold.events.must, ...gold.events.may].flatMap((one) => one.types)).toSatisfy(within(EVENT_TYPES));
    const names = new Set(gold.names.map((name) => name.id));
    expect(gold.names.flatMap((name) => name.party ?? []).filter((id) => !names.has(id))).toEqual([]);
  });

  it("gives times that can be read", () => {
    const published = [...gold.accounts.values()].map((account) => account.published);
    const times = [...published, ...gold.times.must.flatMap((time) => time.at), ...gold.events.must.map((event) => event.at)];
    expect(times.filter((time) => time !== undefined && !parseEdtf(time).ok)).toEqual([]);
  });

  it("has no two statements in one place, nor two names", () => {
    expect(overlapping([...gold.statements.must, ...gold.statements.may])).toEqual([]);
    expect(overlapping(gold.names.flatMap((name) => [...name.mentions, ...name.maybe]))).toEqual([]);
  });

  it("keeps no more of an account than a phrase", () => {
    for (const name of readdirSync(join(GOLD, set))) {
      const long = stringsOf(parse(readFileSync(join(GOLD, set, name), "utf8"))).filter((one) => one.trim().split(/\s+/).length > 5);
      expect(long, name).toEqual([]);
    }
  });
});

describe("last-ferry", () => {
  it("counts in the texts that come along", () => {
    const gold = loadGold("last-ferry");
    const lengths = new Map<string, number>();
    for (const [id, { sha256 }] of gold.accounts) {
      const bytes = readFileSync(join(FERRY, `${id}.txt`));
      expect(createHash("sha256").update(bytes).digest("hex"), id).toBe(sha256);
      lengths.set(id, [...bytes.toString("utf8")].length);
    }
    expect(stretchesOf(gold).filter(({ account, end }) => end > (lengths.get(account) ?? 0))).toEqual([]);
  });
});

function within(words: readonly string[]): (list: readonly string[]) => boolean {
  return (list) => list.every((one) => words.includes(one));
}

function stretchesOf(gold: Gold): Located[] {
  const drift = [...gold.drift.must, ...gold.drift.may].flatMap((one) => [one.from, one.to]);
  const events = [...gold.events.must, ...gold.events.may].flatMap((one) => one.reports);
  const counted = [...gold.times.must, ...gold.times.may, ...gold.quantities.must, ...gold.quantities.may];
  const told = [...gold.statements.must, ...gold.statements.may];
  const named = gold.names.flatMap((name) => [...name.mentions, ...name.maybe]);
  return [...drift, ...events, ...counted, ...told, ...named].filter((one) => one !== undefined);
}

function overlapping(stretches: readonly Located[]): Located[] {
  const sorted = [...stretches].sort((a, b) => (a.account === b.account ? a.start - b.start : a.account < b.account ? -1 : 1));
  return sorted.filter((one, i) => {
    const next = sorted[i + 1];
    return next !== undefined && shared(one, next) > 0;
  });
}

function stringsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.entries(value).flatMap(([key, one]) => [key, ...stringsOf(one)]) : [];
}
