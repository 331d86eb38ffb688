import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { madeScenario } from "../../../test/made-scenarios.ts";
import type { Result } from "../../base/fault.ts";
import { type Scenario, sizeOf, valueOf } from "../scenario.ts";
import { printGeniusXml } from "./print-genius-xml.ts";
import { readGeniusXml } from "./read-genius-xml.ts";

const DOMAIN = `<negotiation_template><utility_space><objective name="root">
<issue index="1" type="discrete" name="Colour"><item value="red"/><item value="blue"/></issue>
<issue index="2" type="integer" lowerbound="2" upperbound="5" name="Pages"/>
<issue index="3" type="real" name="Length"><range lowerbound="0" upperbound="2"/></issue>
</objective></utility_space></negotiation_template>`;

const PROFILE = `<utility_space><objective>
<issue index="1" type="discrete" name="Colour"><item value="red" evaluation="3"/><item value="blue" evaluation="12"/></issue>
<issue index="2" type="integer" lowerbound="2" upperbound="5" name="Pages"><evaluator ftype="linear" slope="0.25" offset="0.5"/></issue>
<issue index="3" type="real" name="Length"><range lowerbound="0" upperbound="2"/><evaluator ftype="triangular" parameter0="0" parameter1="2" parameter2="0.5"/></issue>
<weight index="1" value="1"/><weight index="2" value="2"/><weight index="3" value="1"/>
</objective><discount_factor value="0.8"/><reservation value="0.4"/></utility_space>`;

const BOXES = `<utility_space><objective><issue index="2" type="integer" lowerbound="2" upperbound="5" name="Pages"/>
<utility maxutility="10"><ufun aggregation="sum">
<hyperRectangle utility="4"><INCLUDES index="2" min="3" max="9"/></hyperRectangle>
<hyperRectangle utility="3" weight="2"><EXCLUDES index="2" min="2" max="4"/></hyperRectangle>
<hyperRectangle utility="1"/>
</ufun></utility></objective></utility_space>`;

function read(profile: string, domain = DOMAIN): Result<Scenario> {
  return readGeniusXml({ name: "domain.xml", text: domain }, [{ name: "one.xml", text: profile }]);
}

function sound(result: Result<Scenario>): Scenario {
  if (!result.ok) throw new Error(result.faults.map((fault) => fault.message).join("\n"));
  return result.value;
}

/** Line and column of these words. */
function placeOf(text: string, words: string): string {
  const lines = text.slice(0, text.indexOf(words)).split("\n");
  return `${lines.length}:${(lines.at(-1) ?? "").length + 1}`;
}

function faults(result: Result<Scenario>): string[] {
  return result.ok ? [] : result.faults.map(({ code, at }) => `${at?.file ?? ""}:${at?.line ?? 0}:${at?.column ?? 0} ${code}`);
}

describe("readGeniusXml", () => {
  it("divides evaluations by the largest of the issue and weights by their sum; keeps reservation and discount", () => {
    const { parties, issues, notes } = sound(read(PROFILE));
    const [party] = parties;
    expect(party).toMatchObject({ name: "one", reservation: 0.4, discount: 0.8, strict: false });
    expect(party?.value).toMatchObject({ kind: "additive", weights: [0.25, 0.5, 0.25] });
    const { values } = party?.value.kind === "additive" ? party.value : { values: [] };
    expect(values[0]).toEqual([0.25, 1]);
    expect(values[1]).toEqual([0.5, 0.75, 1, 1]);
    expect(values[2]?.[0]).toBe(0);
    expect(values[2]?.[5]).toBeCloseTo(1 - 0.5 / 1.5, 12);
    expect(issues.map(({ kind, size }) => [kind, size])).toEqual([["choice", 2], ["integer", 4], ["real", 11]]);
    expect(notes.some((note) => note.includes("11 amounts"))).toBe(true);
    expect(notes.some((note) => note.includes("weights come to 4"))).toBe(true);
  });

  it("reads hyper-rectangles, what lies outside of some included", () => {
    const { parties } = sound(read(BOXES));
    const value = parties[0]?.value;
    if (!value) throw new Error("no party");
    expect([0, 1, 2, 3].map((page) => valueOf(value, [0, page, 0]))).toEqual([0.1, 0.5, 0.5, 1.1]);
  });

  it.each<[string, string, [code: string, where: string][]]>([
    ["a weight that is no number", PROFILE.replace('value="2"', 'value="NaN"'), [["genius/not-a-number", 'NaN"']]],
    ["infinity", PROFILE.replace('evaluation="3"', 'evaluation="Infinity"'), [["genius/not-a-number", "Infinity"]]],
    ["a weight below 0", PROFILE.replace('value="2"', 'value="-2"'), [["genius/negative", "-2"]]],
    ["a missing option", PROFILE.replace('<item value="red" evaluation="3"/>', ""), [["genius/missing-option", "<issue"]]],
    ["an option of another domain", PROFILE.replace('"red"', '"green"'), [["genius/unknown-option", '<item value="green"'], ["genius/missing-option", "<issue"]]],
    ["an issue of another domain", PROFILE.replace('"Colour"', '"Shape"'), [["genius/other-domain", "Shape"], ["genius/missing-issue", "<utility_space"]]],
    ["an option twice", PROFILE.replace('"blue"', '"red"'), [["genius/duplicate", '<item value="red" evaluation="12"'], ["genius/missing-option", "<issue"]]],
    ["a weight left out", PROFILE.replace('<weight index="1" value="1"/>', ""), [["genius/missing-weight", "<issue"]]],
    ["an unknown function", PROFILE.replace('"linear"', '"faratin"'), [["genius/evaluator", "<evaluator"]]],
    ["a tag that is not closed", PROFILE.replace("</objective>", ""), [["file/syntax", "</utility_space"]]],
    ["a bare &", PROFILE.replace('"red"', '"a & b"'), [["file/syntax", "& b"]]],
    ["a value without quotes", PROFILE.replace('evaluation="3"', "evaluation=3"), [["file/syntax", "3/>"]]],
    ["a value that is not closed", PROFILE.replace('evaluation="3"', 'evaluation="3'), [["file/syntax", '"3/>']]],
    ["an end of something else", PROFILE.replace("</issue>", "</item>"), [["file/syntax", "</item>"], ["file/syntax", "</objective>"]]],
    ["an end that is missing", PROFILE.replace("</utility_space>", ""), [["file/syntax", "<utility_space"]]],
    ["words before the beginning", `words ${PROFILE}`, [["file/syntax", "words"]]],
    ["a second outermost element", `${PROFILE}<more/>`, [["file/syntax", "<more"]]],
  ])("names the place of %s", (_, profile, expected) => {
    expect(faults(read(profile))).toEqual(expected.map(([code, where]) => `one.xml:${placeOf(profile, where)} ${code}`));
  });

  it("refuses document types, so that nothing is expanded", () => {
    expect(faults(read(`<!DOCTYPE a SYSTEM "b">${PROFILE}`))).toEqual(["one.xml:1:1 file/syntax"]);
    expect(faults(read(""))).toEqual(["one.xml:1:1 file/syntax"]);
  });

  it.each<[string, string, [code: string, where: string][]]>([
    ["an issue twice", DOMAIN.replace("Pages", "Colour"), [["genius/duplicate", 'Colour"/>']]],
    ["bounds that are reversed", DOMAIN.replace('lowerbound="2"', 'lowerbound="9"'), [["genius/range", '<issue index="2"']]],
    ["an option twice", DOMAIN.replace("blue", "red"), [["genius/duplicate", '<item value="red"/></issue>']]],
    ["no issues", "<negotiation_template/>", [["genius/no-issues", "<"]]],
    ["more options than there can be", DOMAIN.replace('upperbound="5"', 'upperbound="2000000000"'), [["genius/too-many", '<issue index="2"']]],
  ])("names the place of %s in the domain", (_, domain, expected) => {
    expect(faults(read(PROFILE, domain))).toEqual(expected.map(([code, where]) => `domain.xml:${placeOf(domain, where)} ${code}`));
  });

  it("reads a domain of 10^400 packages", () => {
    const issues = Array.from({ length: 400 }, (_, i) => `<issue index="${i + 1}" type="integer" lowerbound="0" upperbound="9" name="I${i}"/>`);
    const scenario = sound(readGeniusXml({ name: "d.xml", text: `<negotiation_template>${issues.join("")}</negotiation_template>` }, []));
    expect(String(sizeOf(scenario))).toBe(`1${"0".repeat(400)}`);
  });

  it("gives back what printGeniusXml printed of what it read", () => {
    fc.assert(
      fc.property(madeScenario(), (made) => {
        const once = printGeniusXml(made);
        if (!once.ok) throw new Error("not printed");
        const [domain, ...profiles] = once.value.files;
        const first = sound(readGeniusXml(domain ?? { name: "", text: "" }, profiles));
        const again = printGeniusXml(first);
        if (!again.ok) throw new Error("not printed");
        const [domain2, ...profiles2] = again.value.files;
        const second = sound(readGeniusXml(domain2 ?? { name: "", text: "" }, profiles2));
        expect(second).toEqual({ ...first, notes: expect.anything() as unknown });
        expect(first.name).toBe(made.name);
        const sizes = ({ issues }: Scenario): unknown => issues.map((issue) => [issue.name, issue.size]);
        expect(sizes(first)).toEqual(sizes(made));
      }),
      { numRuns: 100 },
    );
  });

  it("gives back evaluators and boxes too", () => {
    for (const profile of [PROFILE, BOXES]) {
      const first = sound(read(profile));
      const printed = printGeniusXml(first);
      if (!printed.ok) throw new Error("not printed");
      const [domain, ...profiles] = printed.value.files;
      expect(sound(readGeniusXml(domain ?? { name: "", text: "" }, profiles))).toEqual({ ...first, notes: expect.anything() as unknown });
    }
  });

  it("says what its files cannot hold", () => {
    const first = sound(read(PROFILE));
    const printed = printGeniusXml({ ...first, rule: { kind: "majority" }, basis: "assumed", notes: [], parties: first.parties.map((party) => ({ ...party, veto: true })) });
    expect(printed.ok && printed.value.lost).toEqual(["the rule of agreement: there everybody must accept", "the veto of one", "that values are assumed"]);
  });
});
