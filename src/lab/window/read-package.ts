import { accept, refuse, type Result } from "../../base/fault.ts";
import { namesOf } from "../../case/check-case.ts";
import { checkTerms } from "../../case/check-terms.ts";
import { FaultsAt } from "../../case/faults-at.ts";
import { readShape } from "../../case/read-shape.ts";
import { parseYaml } from "../../case/source-file.ts";
import { type TermsDraft, termsDraft } from "../../case/terms.ts";
import type { SourcedRecord } from "../../journal/record.ts";

/**
 * A package written down as the `terms` of an offer are, in YAML or JSON, held against the issues of its case. `name` is
 * what faults call the text. Faults: `file/*`, `case/terms-*`, `case/unknown-*`, `window/empty-package`.
 */
export function readPackage(name: string, text: string, { case: theCase }: SourcedRecord): Result<TermsDraft> {
  const source = parseYaml(name, text);
  if (!source.ok) return source;
  const { data, faults: shape, source: placed } = readShape(termsDraft, source.value);
  const faults = new FaultsAt(placed);
  if (data) checkTerms(data, [], namesOf(theCase), faults);
  if (data && Object.keys(data).length === 0) faults.add("window/empty-package", [], "the package settles no issue", EXAMPLE);
  return data === undefined || shape.length + faults.faults.length > 0 ? refuse(...shape, ...faults.faults) : accept(data);
}

const EXAMPLE = "issue by issue, as the terms of an offer: `pay: 10`";
