import { accept, Fault, refuse, type Result } from "../../base/fault.ts";
import type { Box, Scenario, ScenarioParty, SpaceIssue } from "../scenario.ts";
import { amountAt, indexes, nameAmount } from "../steps.ts";
import type { FormatFile } from "./format-file.ts";
import { evaluatorFor, evaluatorIn, type GeniusEvaluator } from "./genius-evaluators.ts";
import { makeIds } from "./make-ids.ts";
import { whatIsLost } from "./what-is-lost.ts";

/**
 * A scenario as a GENIUS domain and one utility space per party; the domain comes first. Reading them gives it back, but
 * for what these files have no place for, which `lost` names. Amounts whose values no function of GENIUS gives are written
 * as options. Fault: `genius/cannot-hold` (boxes over issues that are not of whole numbers). Cost: linear.
 */
export function printGeniusXml(
  scenario: Scenario,
): Result<{ readonly files: readonly FormatFile[]; readonly lost: readonly string[] }> {
  const { issues, parties } = scenario;
  const boxes = parties.flatMap(({ value }) => (value.kind === "boxes" ? value.boxes : []));
  const sided = new Set(boxes.flatMap(({ sides }) => sides.map(({ issue }) => issue)));
  const unfit = [...sided].flatMap((i) => {
    const issue = issues[i];
    return issue && (issue.kind !== "integer" || issue.step !== 1) ? [new Fault({ code: "genius/cannot-hold", detail: `GENIUS XML has boxes over whole numbers only, and “${issue.name}” is none` })] : [];
  });
  if (unfit.length > 0) return refuse(...unfit);
  const lost: string[] = [];
  const forms = issues.map((issue, i) => formOf(issue, i, parties, sided.has(i), lost));
  lost.push(...whatIsLost(scenario));
  const stems = makeIds(parties.map(({ name }) => name), "party");
  const domain = makeIds([scenario.name], "domain")[0] ?? "domain";
  return accept({
    files: [
      { name: `${domain}-domain.xml`, text: domainOf(scenario, forms) },
      ...parties.map((party, p) => ({ name: `${stems[p] ?? ""}.xml`, text: profileOf(party, issues, forms) })),
    ],
    lost,
  });
}

type Form = "discrete" | "integer" | "real";

function formOf(issue: SpaceIssue, i: number, parties: readonly ScenarioParty[], isSide: boolean, lost: string[]): Form {
  const isAmount = (issue.kind === "integer" && issue.step === 1) || issue.kind === "real";
  if (!isAmount) {
    if (issue.kind !== "choice") lost.push(`“${issue.name}” is ${issue.kind} here and becomes a list of options`);
    return "discrete";
  }
  const form = issue.kind === "integer" ? "integer" : "real";
  if (isSide) return form;
  const fits = parties.every(({ value, original }) => {
    return value.kind === "boxes" || evaluatorFor(value.values[i] ?? [], issue, evaluatorIn(original, issue.id)) !== undefined;
  });
  if (fits && (form === "integer" || issue.size === 11 || issue.size === 1)) return form;
  lost.push(`“${issue.name}” becomes a list of options, since no function of GENIUS gives its values`);
  return "discrete";
}

function domainOf({ name, issues }: Scenario, forms: readonly Form[]): string {
  const listed = issues.map((issue, i) => issueOf(issue, i, forms[i] ?? "discrete", () => ""));
  return document([
    `<negotiation_template${attribute("name", name)}>`,
    `<utility_space number_of_issues="${issues.length}">`,
    '<objective index="0" etype="objective" type="objective" description="" name="root">',
    ...listed.flat(),
    "</objective>", "</utility_space>", "</negotiation_template>",
  ]);
}

function profileOf(party: ScenarioParty, issues: readonly SpaceIssue[], forms: readonly Form[]): string {
  const { value, reservation, discount, original } = party;
  const body = issues.flatMap((issue, i) => {
    const form = forms[i] ?? "discrete";
    if (value.kind === "boxes") return issueOf(issue, i, form, () => "");
    const values = value.values[i] ?? [];
    const evaluator = form === "discrete" ? undefined : evaluatorFor(values, issue, evaluatorIn(original, issue.id));
    return issueOf(issue, i, form, (option) => attribute("evaluation", values[option] ?? 0), evaluator);
  });
  const rest = value.kind === "boxes"
    ? [`<utility${attribute("maxutility", value.scale)}>`, '<ufun type="PlainUfun" weight="1" aggregation="sum">', ...value.boxes.flatMap((box) => boxOf(box, issues)), "</ufun>", "</utility>"]
    : value.weights.map((weight, i) => `<weight index="${i + 1}"${attribute("value", weight)}/>`);
  return document([
    `<utility_space number_of_issues="${issues.length}"${attribute("party", party.name)}>`,
    '<objective index="0" etype="objective" type="objective" description="" name="any">',
    ...body, ...rest,
    "</objective>",
    `<discount_factor${attribute("value", discount ?? 1)}/>`,
    `<reservation${attribute("value", reservation)}/>`,
    "</utility_space>",
  ]);
}

function issueOf(
  issue: SpaceIssue, i: number, form: Form, more: (option: number) => string, evaluator?: GeniusEvaluator,
): string[] {
  const { name, min = 0, max = 0, step = 1 } = issue;
  const bounds = `${attribute("lowerbound", min)}${attribute("upperbound", max)}`;
  const head = `<issue index="${i + 1}" etype="${form}" type="${form}" vtype="${form}"${attribute("name", name)}`;
  if (form === "discrete") {
    const label = (option: number): string => issue.options?.[option] ?? nameAmount(min, step, option);
    return [`${head}>`, ...indexes(issue.size).map((option) => `<item index="${option + 1}"${attribute("value", label(option))}${more(option)}/>`), "</issue>"];
  }
  return [`${head}${form === "integer" ? bounds : ""}>`, `<range${bounds}/>`, ...(evaluator ? [printEvaluator(evaluator, form)] : []), "</issue>"];
}

function printEvaluator(evaluator: GeniusEvaluator, form: Form): string {
  const parts = (pairs: readonly (readonly [string, number])[]): string =>
    `<evaluator ftype="${evaluator.ftype}"${pairs.map(([key, number]) => attribute(key, number)).join("")}/>`;
  if (evaluator.ftype === "constant") return parts([["parameter0", evaluator.value]]);
  if (evaluator.ftype === "triangular") return parts([["parameter0", evaluator.low], ["parameter1", evaluator.high], ["parameter2", evaluator.top]]);
  const { slope, offset } = evaluator;
  return parts(form === "integer" ? [["slope", slope], ["offset", offset]] : [["parameter0", offset], ["parameter1", slope]]);
}

function boxOf({ sides, value }: Box, issues: readonly SpaceIssue[]): string[] {
  return [
    `<hyperRectangle${attribute("utility", value)}>`,
    ...sides.map(({ issue, low, high }) => {
      const amount = (option: number): number => amountAt(issues[issue]?.min ?? 0, 1, option);
      return `<INCLUDES index="${issue + 1}"${attribute("min", amount(low))}${attribute("max", amount(high))}/>`;
    }),
    "</hyperRectangle>",
  ];
}

function attribute(key: string, value: string | number): string {
  return ` ${key}="${escaped(String(value))}"`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"\u0000-\u001f]/g, (character) => `&#${character.codePointAt(0) ?? 0};`);
}

function document(lines: readonly string[]): string {
  return `${lines.join("\n")}\n`;
}
