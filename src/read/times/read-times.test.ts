import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { parseEdtf, parseGap } from "../../case/edtf.ts";
import { accountId } from "../../case/ids.ts";
import type { TimeFound } from "../findings.ts";
import { PlainText } from "../language/plain-text.ts";
import { parseText } from "../language/tokens.ts";
import { loadLexicon } from "../lexicon.ts";
import { readTimes } from "./read-times.ts";

const loaded = await loadLexicon();
if (!loaded.ok) throw new Error(loaded.faults.map(String).join("\n"));
const lexicon = loaded.value;

/** Published on a Wednesday. */
const PUBLISHED = "2031-05-14";

function timesOf(text: string, published: string | undefined = PUBLISHED): readonly TimeFound[] {
  const parsed = parseText(new PlainText(text));
  return readTimes({ id: accountId.parse("a"), document: { file: "a.txt", kind: "text", text, published }, parsed }, 0, lexicon);
}

/** EDTF, and the order where the words give one. */
function read(text: string, published?: string): string[] {
  return timesOf(text, published).map(({ edtf, order }) => [edtf ?? "?", ...(order ? [order.relation, order.gap ?? "", order.anchor] : [])].filter((part) => part !== "").join(" "));
}

type Row = readonly [text: string, expected: readonly string[]];

function table(rows: readonly Row[]): void {
  it.each(rows)("%s", (text, expected) => {
    expect(read(text.replace(/^\[.*?\] /, ""))).toEqual(expected);
  });
}

describe("dates in words and figures", () => {
  table([
    ["[T1] They met on 5 March 2029.", ["2029-03-05"]],
    ["[T1] They met on March 5, 2029, in Varn.", ["2029-03-05"]],
    ["[T1] They met on the 5th of March 2029.", ["2029-03-05"]],
    ["[T1] It sailed on Tuesday 6 March 2029.", ["2029-03-06"]],
    ["[T1] Signed 2029-03-05.", ["2029-03-05"]],
    ["[T1] The strike of Sept. 12, 2028.", ["2028-09-12"]],
    ["[T1] They talked from 3 to 5 March 2029.", ["2029-03-03/2029-03-05"]],
    ["[T1] They talked on March 3-5, 2029.", ["2029-03-03/2029-03-05"]],
    ["[T1] It ran from 28 February to 3 March 2029.", ["2029-02-28/2029-03-03"]],
    ["[T7] Signed 5/3/2029.", ["2029"]],
    ["[T7] Signed 5/3/2029, lapsed 25/3/2029.", ["2029-03-05", "2029-03-25"]],
    ["[T7] Signed 5/3/2029, lapsed 3/25/2029.", ["2029-05-03", "2029-03-25"]],
    ["[T1] The council, which took the port in 2007, fell.", ["2007"]],
    ["[T1] The 2023 attack and the 1990s.", ["2023", "1990/1999"]],
    ["[T1] The lease of 2019-2021.", ["2019/2021"]],
    ["[T5] In early March 2029, mid-April 2029 and late May 2029.", ["2029-03-01/2029-03-10", "2029-04-11/2029-04-20", "2029-05-21/2029-05-31"]],
    ["[T5] In late 2028.", ["2028-10/2028-12"]],
    ["[T5] The first week of May 2029.", ["2029-05-01/2029-05-07"]],
    ["[T5] On the first Wednesday of September 2029.", ["2029-09-05"]],
    ["[T5] In spring 2029.", ["2029-03~/2029-05~"]],
    ["[T5] In the second quarter of 2029.", ["2029-04/2029-06"]],
    ["[T9] It must leave by the end of 2037.", ["2037-12-31"]],
    ["[T9] The blockade has held since 1 October 2030.", ["2030-10-01/.."]],
    ["[T9] It was in force until 3 May 2029.", ["2029-05-03"]],
  ]);

  it.each(["The march went on.", "Ms. June Okafor spoke.", "It may fall.", "2000 tonnes were sold.", "They paid 2030 crowns.", "On Fridays it rests.", "Every Friday it rests."])(
    "[T2] are not these: %s",
    (text) => {
      expect(read(text)).toEqual([]);
    },
  );
});

describe("against the day of publication", () => {
  table([
    ["[T8] They met on 5 March.", ["2031-03-05"]],
    ["[T8] They met on 5 August.", ["2030-08-05"]],
    ["[T8] They will meet on 5 August.", ["2031-08-05"]],
    ["[T8] It struck in July.", ["2030-07"]],
    ["[T8] The cap lapses by the end of June.", ["2031-06-30"]],
    ["[T6] They met on Monday.", ["2031-05-12"]],
    ["[T6] They will meet on Monday.", ["2031-05-19"]],
    ["[T6] Friday's vote failed.", ["2031-05-09"]],
    ["[T6] They met last Thursday, on Tuesday night and next Friday.", ["2031-05-08", "2031-05-13", "2031-05-16"]],
    ["[T6] Crews to be exchanged on Thursday wait.", ["2031-05-15"]],
    ["[T6] Yesterday, today and tomorrow.", ["2031-05-13", "2031-05-14", "2031-05-15"]],
    ["[T6] This week and last week.", ["2031-05-12/2031-05-18", "2031-05-05/2031-05-11"]],
    ["[T6] Last month, next year.", ["2031-04", "2032"]],
    ["[T8] Seized on 3 July last year, he waits.", ["2030-07-03"]],
    ["[T6] Three days ago.", ["2031-05-11 before P3D publication"]],
    ["[T6] Some 20 notes passed over the last two weeks.", ["2031-04-30/2031-05-14 before P2W publication"]],
    ["[T6] It has softened in recent months.", ["? before publication"]],
    ["[T6] They will vote in two weeks.", ["2031-05-28~ after P2W publication"]],
  ]);

  it("[T6] known within some days, says so", () => {
    expect(read("They met on Wednesday.", "2031-05-14/2031-05-15")).toEqual(["2031-05-14"]);
    expect(read("They met on Wednesday.", "2031-05-12/2031-05-15")).toEqual(["2031-05-07/2031-05-14"]);
    expect(read("They met on Wednesday.", "2031-05/2031-08")).toEqual(["?"]);
  });

  it("[T3] from a byline or a dateline", () => {
    const parsed = (text: string): string[] => timesOf(text, "").map(({ edtf }) => edtf ?? "?");
    expect(parsed("How it failed\nBy Ann Reed, The Post, 14 May 2031\nThey met on Monday.")).toEqual(["2031-05-14", "2031-05-12"]);
    expect(parsed("Deal\n\nVARN, May 14, 2031 (Wire) - They met on Monday.")).toEqual(["2031-05-14", "2031-05-12"]);
  });

  it("[T4] from weekdays, or not at all", () => {
    expect(timesOf("They met on Monday.", "").map(({ edtf }) => edtf)).toEqual([undefined]);
    expect(timesOf("The lease of 2031 was signed on Wednesday 14 May.", "").map(({ edtf }) => edtf)).toEqual(["2031", "2031-05-14"]);
  });
});

describe("counted from what was told", () => {
  table([
    ["[T10] They met on 5 March. The next day they sailed.", ["2031-03-05", "2031-03-06 after P1D previous"]],
    ["[T10] They met on 5 March. Two days later she left; that night he rang.", ["2031-03-05", "2031-03-07 after P2D previous", "2031-03-07 same previous"]],
    ["[T10] A week later they met.", ["? after P1W previous"]],
    ["[T10] On 5 March they met. A week later it failed.", ["2031-03-05", "2031-03-12~ after P1W previous"]],
    ["[T12] On 5 March they met. Days later it failed. The next day it rained.", ["2031-03-05", "? after previous", "? after P1D previous"]],
    ["[T11] On Saturday 8 March they met. On the Tuesday she warned him. On the Wednesday he answered.", ["2031-03-08", "2031-03-11", "2031-03-12"]],
    ["[T11] On Saturday 8 March they met. The board had cut it on the Monday.", ["2031-03-08", "2031-03-03"]],
    ["[T11] On 11 March she warned him. It was cut on the Monday. On 13 March it leaked.", ["2031-03-11", "2031-03-10", "2031-03-13"]],
    ["[T12] On 22 April he came. Days later she rang. On Sunday they agreed.", ["2031-04-22", "? after previous", "2031-05-11"]],
    ["[T13] In 2019 the port closed. In June it opened.", ["2019", "2019-06"]],
    ["[T15] Two days after the first meeting he returned.", ["? after P2D the first meeting"]],
    ["[T15] The first meeting was on 3 March. Two days after the first meeting he returned.", ["2031-03-03", "2031-03-05 after P2D the first meeting"]],
    ["[T15] It broke three hours before the speech.", ["? before PT3H the speech"]],
    ["[T15] Two hours and forty minutes after the deadline, it sank.", ["? after PT160M the deadline"]],
    ["[T15] Three weeks into the strike, the talks resumed.", ["? after P3W the strike"]],
    ["[T15] Two days after 5 March he left.", ["2031-03-07 after P2D 5 March"]],
    ["[T15] The day of the vote, she came. The day before the vote, he left.", ["? same the vote", "? before P1D the vote"]],
    ["[T16] Over the next several weeks it widened its patrols.", ["? after previous"]],
    ["[T9] The Oct. 7 attack, that of Oct. 7, 2028, was told.", ["2028-10-07", "2028-10-07"]],
  ]);

  it("a chain is less sure than its first link, and says that it is one", () => {
    const [first, second, third] = timesOf("They met on 5 March. The next day they sailed. The next day they sank.");
    expect(first?.confidence).toBeGreaterThan(second?.confidence ?? 1);
    expect(second?.confidence).toBeGreaterThan(third?.confidence ?? 1);
    expect(third?.restsOn).toContain("counted from the day told of before");
  });

  it("the anchor of an order is tied to its words", () => {
    const text = "Two days after the first meeting, he left.";
    const [found] = timesOf(text);
    expect(text.slice(found?.order?.anchorAt?.start, found?.order?.anchorAt?.end)).toBe("the first meeting");
  });
});

describe("clocks", () => {
  table([
    ["[T14] Around 10pm Doha time on Sunday they agreed.", ["2031-05-11T22:00:00+03:00~"]],
    ["[T14] At 21:40 on 12 March it clicked.", ["2031-03-12T21:40:00"]],
    ["[T14] On Friday at 3 p.m. GMT they met.", ["2031-05-09T15:00:00+00:00"]],
    ["[T14] They met at 9 a.m. London time on 5 March and at 9 a.m. London time on 5 May.", ["2031-03-05T09:00:00+00:00", "2031-05-05T09:00:00+01:00"]],
    ["[T14] It sailed at six on Friday.", ["2031-05-09"]],
    ["[T14] It sailed at eight in the evening on Friday.", ["2031-05-09T20:00:00"]],
    ["[T14] On 5 March they met. At 18:20 the yes came. Shortly after midnight it leaked.", ["2031-03-05", "2031-03-05T18:20:00", "2031-03-06T00:00:00~"]],
  ]);
});

const PIECES = fc.constantFrom(
  "on", "at", "5", "31", "March", "February", "2029", "Tuesday", "the", "last", "next", "week", "two", "days", "later", "before", "after", "meeting", "30", ":", "pm", "-", "/", ",", ".",
  "\n", "early", "mid-", "end", "of", "since", "by", "ago", "in", "a", "month", "years", "midnight", "that", "night", "first", "Friday", "2031-02-30", "spring", "quarter", "will", "had", "😀",
);

describe("any text", () => {
  it("every EDTF and every gap is one that the record reads; every stretch is words of the text", () => {
    fc.assert(
      fc.property(fc.array(PIECES, { maxLength: 30 }).map((pieces) => pieces.join(" ")), fc.constantFrom(PUBLISHED, "", "2031-05-12/2031-05-20", "2031-05-14/.."), (text, published) => {
        for (const { edtf, order, start, end, confidence } of timesOf(text, published)) {
          if (edtf !== undefined) expect(parseEdtf(edtf)).toMatchObject({ ok: true });
          if (order?.gap !== undefined) expect(parseGap(order.gap)).toMatchObject({ ok: true });
          if (order?.anchorAt) expect(text.slice(order.anchorAt.start, order.anchorAt.end)).toBe(order.anchor);
          expect(text.slice(start, end).trim()).not.toBe("");
          expect(confidence).toBeGreaterThan(0);
          expect(confidence).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 500 },
    );
  });
});
