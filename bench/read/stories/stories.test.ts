import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { parseEdtf, parseGap } from "../../../src/case/edtf.ts";
import { type Gold, type Located } from "../gold.ts";
import { readingOf } from "../reading-of-gold.ts";
import { scoreReading } from "../score.ts";
import { ratesOf } from "../tally.ts";
import { HELD_OUT_STORIES, loadStory, OPEN_STORIES } from "./stories.ts";

describe.each([...OPEN_STORIES, ...HELD_OUT_STORIES])("the story %s", (name) => {
  const { gold, texts } = loadStory(name);

  it("has the text of every account, as the gold read it", () => {
    expect([...texts.keys()].sort()).toEqual([...gold.accounts.keys()].sort());
    for (const [id, { sha256 }] of gold.accounts) {
      expect(createHash("sha256").update(texts.get(id) ?? "").digest("hex"), id).toBe(sha256);
    }
  });

  it("places every label on whole words of a text", () => {
    for (const place of placesOf(gold)) {
      const points = [...(texts.get(place.account) ?? "")];
      const words = points.slice(place.start, place.end).join("");
      expect(place.start, JSON.stringify(place)).toBeLessThan(place.end);
      expect(place.end, JSON.stringify(place)).toBeLessThanOrEqual(points.length);
      expect(words, JSON.stringify(place)).toBe(words.trim());
      expect(isLetter(points[place.start - 1]) && isLetter(points[place.start]), words).toBe(false);
      expect(isLetter(points[place.end - 1]) && isLetter(points[place.end]), words).toBe(false);
    }
  });

  it("labels every word of every text as a statement or as aside", () => {
    for (const [id, text] of texts) {
      const points = [...text];
      for (const { account, start, end } of [...gold.statements.must, ...gold.statements.may]) {
        if (account === id) points.fill(" ", start, end);
      }
      expect(points.join("").trim(), id).toBe("");
    }
  });

  it("gives times in EDTF and distances as durations", () => {
    for (const { at, order } of gold.times.must) {
      for (const one of at) expect(parseEdtf(one.replace(/T(\d\d:\d\d)(?=~?$)/, "T$1:00")).ok, one).toBe(true);
      for (const gap of order.flatMap((one) => one.split(" ").slice(1))) expect(parseGap(gap).ok, gap).toBe(true);
      expect(at.length + order.length).toBeGreaterThan(0);
    }
  });

  it("refers to accounts and names that are there", () => {
    const names = new Set(gold.names.map((one) => one.id));
    for (const id of gold.names.flatMap((one) => one.party ?? [])) expect(names).toContain(id);
    for (const id of gold.events.must.flatMap((one) => one.by.flat())) expect(names).toContain(id);
    for (const { lineage } of gold.accounts.values()) {
      for (const id of [lineage.of, ...lineage.siblings]) if (id !== undefined) expect(texts.has(id), id).toBe(true);
    }
    for (const { reports, id } of gold.events.must) expect(reports, id).not.toEqual([]);
  });

  it("is scored perfect when it is handed in itself", () => {
    for (const tally of scoreReading(readingOf(gold), gold)) {
      if (!tally.kind.startsWith(" ")) expect(ratesOf(tally), tally.kind).toEqual({ precision: 1, recall: 1, f1: 1 });
    }
  });
});

const isLetter = (point: string | undefined): boolean => point !== undefined && /[\p{L}\p{N}]/u.test(point);

function placesOf(gold: Gold): Located[] {
  const { statements, times, quantities, drift, events, names } = gold;
  return [
    ...[statements, times, quantities].flatMap(({ must, may }) => [...must, ...may]),
    ...names.flatMap(({ mentions, maybe }) => [...mentions, ...maybe]),
    ...[...drift.must, ...drift.may].flatMap(({ from, to }) => [from, to]).filter((place) => place !== undefined),
    ...[...events.must, ...events.may].flatMap(({ reports }) => reports),
  ];
}
