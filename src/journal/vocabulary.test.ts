import { expect, test } from "vitest";
import { journalEvent } from "./event.ts";
import { EVENT_TYPES } from "./vocabulary.ts";

test("every type of event is named once, and is defined", () => {
  expect([...EVENT_TYPES].sort()).toEqual(journalEvent.options.map((option) => option.shape.type.value).sort());
});
