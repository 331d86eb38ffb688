import { expect, test } from "vitest";
import { PhraseTable } from "./phrases.ts";

test("phrases: the longest, in any form of the verb, over adverbs", () => {
  const table = new PhraseTable(["decline", "decline to comment"], new Map());
  const words = (text: string): { lower: string }[] => text.split(" ").map((lower) => ({ lower }));
  expect(table.at(words("declined to comment"), 0)).toEqual({ entry: "decline to comment", length: 3 });
  expect(table.at(words("declined politely to comment"), 0)).toEqual({ entry: "decline to comment", length: 4 });
  expect(table.at(words("declines to answer"), 0)).toEqual({ entry: "decline", length: 1 });
  expect(table.at(words("to decline"), 0)).toBeUndefined();
});
