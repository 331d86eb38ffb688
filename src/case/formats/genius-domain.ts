import type { Place } from "../../base/fault.ts";
import type { SpaceIssue } from "../scenario.ts";
import { indexes, nameAmount } from "../steps.ts";
import { makeIds } from "./make-ids.ts";
import type { XmlElement } from "./read-xml.ts";
import { childrenOf, type XmlFaults } from "./xml-faults.ts";

/** An issue of a GENIUS domain, with the number by which weights and hyper-rectangles speak of it. */
export interface GeniusIssue {
  readonly space: SpaceIssue;
  readonly index: string;
  readonly at: Place;
}

/** Points of a real issue, which has no step in these files. */
const POINTS = 11;
/** Options of one issue; more is taken for a slip. */
const MOST = 1_000_000;
/** Names of more options than this are not made: they are the amounts. */
const MOST_NAMES = 10_001;

/** The `<issue>` elements below an element, nested `<objective>` included, in file order. */
export function issueElements(element: XmlElement): XmlElement[] {
  const found: XmlElement[] = [];
  const walk = (from: XmlElement): void => {
    for (const child of from.children) {
      if (child.tag.toLowerCase() === "issue") found.push(child);
      else walk(child);
    }
  };
  walk(element);
  return found;
}

/** Discrete, integer or real, by whichever of three attributes says so. */
export function kindOf(issue: XmlElement): string {
  const said = issue.attributes.get("vtype") ?? issue.attributes.get("type") ?? issue.attributes.get("etype");
  return (said?.value ?? "discrete").toLowerCase();
}

/** Reads the issues of a domain. Faults: `genius/no-issues`, `-kind`, `-duplicate`, `-range`, `-no-options`, `-too-many`. */
export function readGeniusIssues(root: XmlElement, faults: XmlFaults, notes: string[]): GeniusIssue[] {
  const elements = issueElements(root);
  if (elements.length === 0) faults.add("genius/no-issues", root.at, `<${root.tag}> holds no <issue>`);
  const names = elements.map((element) => faults.text(element, "name") ?? "");
  const ids = makeIds(names, "issue");
  const seen = new Map<string, number>();
  return elements.flatMap((element, i) => {
    const name = names[i] ?? "";
    const before = seen.get(name);
    if (before !== undefined && name !== "") {
      faults.add("genius/duplicate", element.attributes.get("name")?.at ?? element.at, `the issue “${name}” stands twice`, `first at line ${elements[before]?.at.line ?? 0}`);
      return [];
    }
    seen.set(name, i);
    const space = spaceOf(element, ids[i] ?? "", name, faults, notes);
    return space ? [{ space, index: element.attributes.get("index")?.value ?? String(i + 1), at: element.at }] : [];
  });
}

function spaceOf(element: XmlElement, id: string, name: string, faults: XmlFaults, notes: string[]): SpaceIssue | undefined {
  const kind = kindOf(element);
  if (kind === "discrete") return discreteOf(element, id, name, faults);
  if (kind !== "integer" && kind !== "real") {
    faults.add("genius/kind", element.at, `“${name}” is of the kind “${kind}”`, "discrete, integer and real are read");
    return undefined;
  }
  const range = childrenOf(element, "range")[0] ?? element;
  const min = faults.number(range, "lowerbound");
  const max = faults.number(range, "upperbound");
  if (min === undefined || max === undefined) return undefined;
  if (min > max) {
    faults.add("genius/range", range.at, `“${name}” runs from ${min} down to ${max}`, "swap lowerbound and upperbound");
    return undefined;
  }
  if (kind === "integer") {
    if (!Number.isSafeInteger(min) || !Number.isSafeInteger(max)) {
      faults.add("genius/range", range.at, `“${name}” is of whole numbers but runs from ${min} to ${max}`);
      return undefined;
    }
    const size = max - min + 1;
    if (size > MOST) {
      faults.add("genius/too-many", range.at, `“${name}” has ${size} options; at most ${MOST} are read`);
      return undefined;
    }
    const options = size > MOST_NAMES ? undefined : indexes(size).map((i) => String(min + i));
    return { id, name, kind, ...(options ? { options } : {}), size, min, max, step: 1 };
  }
  const size = max > min ? POINTS : 1;
  const step = max > min ? (max - min) / (POINTS - 1) : 1;
  notes.push(`“${name}” is real; ${size} amounts from ${min} to ${max} stand for all.`);
  return { id, name, kind, options: indexes(size).map((i) => nameAmount(min, step, i)), size, min, max, step };
}

function discreteOf(element: XmlElement, id: string, name: string, faults: XmlFaults): SpaceIssue | undefined {
  const options: string[] = [];
  const seen = new Set<string>();
  for (const item of childrenOf(element, "item")) {
    const value = faults.text(item, "value");
    if (value === undefined) continue;
    if (seen.has(value)) faults.add("genius/duplicate", item.at, `the option “${value}” stands twice in “${name}”`);
    else options.push(value);
    seen.add(value);
  }
  if (options.length === 0) {
    faults.add("genius/no-options", element.at, `“${name}” has no options`, 'list them: <item index="1" value="…"/>');
    return undefined;
  }
  return { id, name, kind: "choice", options, size: options.length };
}
