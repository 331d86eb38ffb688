import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accountId } from "../../case/ids.ts";
import type { AccountText } from "../account.ts";
import type { QuantityFound } from "../findings.ts";
import { PlainText } from "../language/plain-text.ts";
import { parseText } from "../language/tokens.ts";
import { loadLexicon } from "../lexicon.ts";
import { readTimes } from "../times/read-times.ts";
import { readQuantities } from "./read-quantities.ts";

const loaded = await loadLexicon();
if (!loaded.ok) throw new Error(loaded.faults.map(String).join("\n"));
const lexicon = loaded.value;

function accountOf(text: string): AccountText {
  return { id: accountId.parse("a"), document: { file: "a.txt", kind: "text", text, published: "2031-05-14" }, parsed: parseText(new PlainText(text)) };
}

function print(text: string, { amount, atLeast, atMost, about, unit, qualifier, partOf }: QuantityFound): string {
  const value = amount ?? `${atLeast ?? ""}..${atMost ?? ""}`;
  const whole = partOf ? ` < ${text.slice(partOf.start, partOf.end)}` : "";
  return `${about ? "~" : ""}${value} ${unit}${qualifier === undefined ? "" : ` [${qualifier}]`}${whole}`;
}

const read = (text: string): string[] => readQuantities(accountOf(text), 0, lexicon).map((found) => print(text, found));
/** Without the qualifiers. */
const bare = (text: string): string[] => read(text).map((line) => line.replace(/ \[.*?\]/, ""));

describe("what is counted", () => {
  it.each([
    ["[Q1] The union asked for 9 per cent and 1,200 new posts.", ["9 per cent", "1200 posts"]],
    ["[Q1] The tanker carried 60,000 tonnes of crude.", ["60000 tonnes"]],
    ["[Q1] Twenty-two sailors slept on deck for three nights.", ["22 sailors", "3 nights"]],
    ["[Q1] A dozen trawlers and half a million litres of diesel were seized.", ["12 trawlers", "500000 litres"]],
    ["[Q3] They stood half a percentage point apart.", ["0.5 percentage points"]],
    ["[Q3] It failed over a quarter of a point.", ["0.25 points"]],
    ["[Q4] The truce would last 70 to 90 days.", ["70..90 days"]],
    ["[Q4] He proposed a 70 to 90-day truce.", ["70..90 days"]],
    ["[Q4] They spoke of a five- to 10-year lease.", ["5..10 years"]],
    ["[Q4] They spoke of a 5–10 year lease.", ["5..10 years"]],
    ["[Q4] Wages would rise by between 8 and 10 per cent.", ["8..10 per cent"]],
    ["[Q4] The fine was $3 to 5 million.", ["3000000..5000000 USD"]],
    ["[Q4] Two or three barges were let through.", ["2..3 barges"]],
    ["[Q4] The board raised the ceiling from 8 to 10 per cent.", ["8 per cent", "10 per cent"]],
    ["[Q5] At least 35 crew remain aboard.", ["35.. crew"]],
    ["[Q5] A minimum of 12 ships and no more than 40 lorries may pass.", ["12.. ships", "..40 lorries"]],
    ["[Q5] Fewer than 200 soldiers stayed; up to 30 observers came.", ["..200 soldiers", "..30 observers"]],
    ["[Q5] About 24 hostages, roughly 300 detainees and some 40 tonnes.", ["~24 hostages", "~300 detainees", "~40 tonnes"]],
    ["[Q5] More than 100 dockers, 20 or more cranes.", ["100.. dockers", "20.. cranes"]],
    ["[Q5] The work took over 18 months of talks over 6 weeks.", ["18.. months", "6 weeks"]],
    ["[Q5] It would hand over forty-five detainees over no more than thirty days.", ["45 detainees", "..30 days"]],
    ["[Q6] A five-year lease, a six-member panel and a 36-hour week.", ["5 years", "6 members", "36 hours"]],
    ["[Q6] A three-to-five-day visit.", ["3..5 days"]],
    ["[Q7] They paid $3.5bn, €200 million and 2 million dollars.", ["3500000000 USD", "200000000 EUR", "2000000 USD"]],
    ["[Q7] The levy is £4.20 a tonne.", ["4.2 GBP"]],
    ["[Q7] Turnout fell by two percentage points.", ["2 percentage points"]],
    ["[Q8] Hundreds of farmers and tens of thousands of litres.", ["~200.. farmers", "~20000.. litres"]],
    ["[Q8] The bodies of four border guards were returned.", ["4 bodies"]],
    ["[Q8] A crew of 21 waited.", ["21 crew"]],
    ["[Q9] The company offered 9 per cent. The union answered 10.", ["9 per cent", "10 per cent"]],
    ["[Q9] Seven in a gang, she told them.", ["7 gangs"]],
    ["[Q12] A 21-year-old deckhand spoke.", ["21 years"]],
  ])("%s", (text, expected) => {
    expect(bare(text.replace(/^\[.*?\] /, ""))).toEqual(expected);
  });

  it.each([
    "In 2007 the port closed.", "They met on 5 March 2025 at 21:40.", "Under Article 5 of Resolution 1701, phase 2 begins.", "Flight 370 left from Gate 12.",
    "One of the ministers said so.", "No one spoke.", "Call 020 7946 0958.", "She was the 20th speaker.", "1. The parties agree.", "The F16 and the G7.",
    "Two days later it failed.", "On one hand it rained.", "The 1990s were quiet.",
  ])("[Q2] counts nothing: %s", (text) => {
    expect(read(text)).toEqual([]);
  });
});

describe("which of them", () => {
  it.each([
    ["[Q10] They would free 100 prisoners serving life sentences.", ["100 prisoners [serving life sentences]"]],
    ["[Q10] They named 500 Palestinian prisoners.", ["500 prisoners [Palestinian]"]],
    ["[Q10] They asked for 150 lower-level prisoners held in Varn.", ["150 prisoners [lower-level, held in Varn]"]],
    ["[Q10] It holds a 40 per cent stake.", ["40 per cent [stake]"]],
    ["[Q10] It bought a stake of 12 per cent.", ["12 per cent [stake]"]],
    ["[Q10] A 90-day ceasefire was offered.", ["90 days [ceasefire]"]],
    ["[Q10] Twelve American and Israeli captives came home.", ["12 captives [American and Israeli]"]],
    ["[Q10] Three union officials welcomed the envoy.", ["3 officials [union]"]],
    ["[Q10] A single payment of 1,200 crowns to each worker.", ["1200 crowns [to each worker]"]],
    ["[Q11] They would free 250 prisoners, 100 of them serving life sentences.", ["250 prisoners", "100 prisoners [serving life sentences] < 250 prisoners"]],
    ["[Q11] It asked for only 250 prisoners, including 100 serving life sentences.", ["250 prisoners", "100 prisoners [serving life sentences] < 250 prisoners"]],
    ["[Q11] It freed 60 of the 200 sailors.", ["60 sailors < 200 sailors", "200 sailors"]],
    ["[Q11] Of 250 hostages 100 came home; the other 150 did not.", ["250 hostages", "100 hostages < 250 hostages", "150 hostages < 250 hostages"]],
    ["[Q11] Of the 31 sailors, 19 were flown home, five remain.", ["31 sailors", "19 sailors < 31 sailors", "5 sailors < 31 sailors"]],
    ["[Q11] It freed 60 prisoners, 18 of them wounded.", ["60 prisoners", "18 prisoners [wounded] < 60 prisoners"]],
  ])("%s", (text, expected) => {
    expect(read(text.replace(/^\[.*?\] /, ""))).toEqual(expected);
  });
});

const PIECES = fc.constantFrom(
  "about", "at least", "12", "three", "twenty-one", "1,200", "$", "3.5bn", "per cent", "%", "5 March", "March", "2007", "in", "the", "of them", "prisoners", "tonnes", "-", "–", "to",
  "and", "between", "two days", "later", "on Friday", "at", "21:40", "pm", ",", ".", "\n", "including", "of the", "serving", "year", "90-day", "half a", "a", "one", "others", "(", "“", "’s", "😀",
);

describe("any text", () => {
  it("every stretch is words of it, in order; no quantity overlaps another or a time", () => {
    fc.assert(
      fc.property(fc.array(PIECES, { maxLength: 40 }).map((pieces) => pieces.join(" ")), (text) => {
        const account = accountOf(text);
        const quantities = readQuantities(account, 0, lexicon);
        const all = [...quantities, ...readTimes(account, 0, lexicon)].sort((a, b) => a.start - b.start);
        let end = 0;
        for (const found of all) {
          expect(found.start).toBeGreaterThanOrEqual(end);
          expect(found.end).toBeGreaterThan(found.start);
          expect(found.end).toBeLessThanOrEqual(account.parsed.plain.text.length);
          expect(account.parsed.plain.text.slice(found.start, found.end).trim()).not.toBe("");
          ({ end } = found);
        }
        for (const { unit, confidence, restsOn } of quantities) {
          expect(unit).not.toBe("");
          expect(confidence).toBeGreaterThan(0);
          expect(confidence).toBeLessThanOrEqual(1);
          expect(restsOn.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });
});
