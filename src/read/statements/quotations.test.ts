import { expect, test } from "vitest";
import { PlainText } from "../language/plain-text.ts";
import { parseText } from "../language/tokens.ts";
import { findQuotations } from "./quotations.ts";

function quoted(text: string): string[] {
  const parsed = parseText(new PlainText(text));
  return findQuotations(parsed).all.map(({ from, to }) =>
    parsed.plain.text.slice(parsed.tokens[from]?.start, parsed.tokens[to - 1]?.end),
  );
}

test("[A9] straight, curled and angled marks", () => {
  expect(quoted('He said "no" and "not yet".')).toEqual(["no", "not yet"]);
  expect(quoted("He said “no” and « not yet ».")).toEqual(["no", "not yet"]);
});

test("[A9] single marks only around words that end in a stop or a comma", () => {
  expect(quoted("'We will go,' she said. The owners' men, '98 and the captain's dog stayed.")).toEqual(["We will go,"]);
});

test("[A9] a speech of several paragraphs, each with its own opening mark", () => {
  expect(quoted("She said: “One.\n“Two.”\nThree.")).toEqual(["One.", "Two."]);
});

test("[A9] a quotation left open ends with its paragraph", () => {
  expect(quoted('She said: "One.\nTwo. "Three" followed.')).toEqual(["One.", "Three"]);
});
