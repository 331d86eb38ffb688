import fc from "fast-check";
import type { Scenario, ScenarioParty, SpaceIssue } from "../src/case/scenario.ts";
import { indexes } from "../src/case/steps.ts";

/** Names with what files trip over: markup, quotes, colons, words that YAML reads as something else, other scripts. */
const NAMES = ["Price", "a & b", "<none>", 'say "yes"', "yes", "1", "2.50", "no: never", "- dash", "#hash", "Ünïcode", "سعر", "x'y", "null", "~"];
const name = fc.oneof(fc.constantFrom(...NAMES), fc.string({ minLength: 1, maxLength: 8, unit: "grapheme-ascii" }).map((text) => text.trim()).filter((text) => text !== ""));
const share = fc.double({ min: 0, max: 1, noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);

const choice = fc.uniqueArray(name, { minLength: 1, maxLength: 5 }).map((options): Omit<SpaceIssue, "id" | "name"> => ({ kind: "choice", options, size: options.length }));
const integer = fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 1, max: 6 })).map(
  ([min, size]): Omit<SpaceIssue, "id" | "name"> => ({ kind: "integer", options: indexes(size).map((i) => String(min + i)), size, min, max: min + size - 1, step: 1 }),
);

/** Scenarios of choices and whole numbers, two or three parties with additive values as they come. */
export function madeScenario(): fc.Arbitrary<Scenario> {
  return fc
    .uniqueArray(fc.tuple(name, fc.oneof(choice, integer)), { minLength: 1, maxLength: 4, selector: ([each]) => each })
    .map((list) => list.map(([called, issue], i): SpaceIssue => ({ id: `issue-${i}`, name: called, ...issue })))
    .chain((issues) => {
      const value = fc.record({
        kind: fc.constant("additive" as const),
        weights: fc.array(share.map((weight) => weight + 0.01), { minLength: issues.length, maxLength: issues.length }),
        values: fc.tuple(...issues.map(({ size }) => fc.array(share, { minLength: size, maxLength: size }))),
      });
      const discount = fc.constantFrom(undefined, 0.5, 0.9);
      const party = (id: string): fc.Arbitrary<ScenarioParty> =>
        fc.record({ id: fc.constant(id), name: fc.constant(id), value, reservation: share, strict: fc.constant(false), discount })
          .map(({ discount: lost, ...rest }) => ({ ...rest, ...(lost === undefined ? {} : { discount: lost }) }));
      return fc.record({
        name: name, issues: fc.constant(issues), parties: fc.tuple(party("first"), party("second")),
        rule: fc.constant({ kind: "unanimity" as const }), constraints: fc.constant([]), basis: fc.constant("stated" as const), notes: fc.constant([]),
      });
    });
}
