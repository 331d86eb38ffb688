import { accept, type Fault, refuse, type Result } from "../../base/fault.ts";
import { FaultsAt } from "../faults-at.ts";
import type { Scenario } from "../scenario.ts";
import { parseYaml } from "../source-file.ts";
import { type FormatFile, stemOf } from "./format-file.ts";
import { makeIds } from "./make-ids.ts";
import { isFields, readNegmasIssues } from "./negmas-domain.ts";
import { readNegmasUfun } from "./negmas-ufun.ts";

/**
 * Reads the YAML of a NegMAS scenario (Mohammad, Nakadai & Greenwald 2021; as version 0.16 writes it): the outcome space
 * and one utility function per party. Values and weights are taken as they stand; weights that do not come to 1 are noted.
 * A continuous issue gets 11 amounts. Collects every fault: `file/*`, `negmas/*`. Cost: linear.
 */
export function readNegmasYaml(domain: FormatFile, ufuns: readonly FormatFile[]): Result<Scenario> {
  const faults: Fault[] = [];
  const notes: string[] = [];
  const sources = [domain, ...ufuns].map(({ name, text }) => parseYaml(name, text));
  for (const each of sources) if (!each.ok) faults.push(...each.faults);
  const [first, ...rest] = sources;
  if (!first?.ok) return refuse(...faults);
  const top = isFields(first.value.value) ? first.value.value : {};
  const at = new FaultsAt(first.value);
  const issues = readNegmasIssues(top["issues"], at, notes);
  faults.push(...at.faults);
  const names = rest.map((source, i) => {
    const said = source.ok && isFields(source.value.value) ? source.value.value["name"] : undefined;
    return typeof said === "string" && said !== "" ? said : stemOf(ufuns[i]?.name ?? "");
  });
  const ids = makeIds(names, "party");
  const parties = rest.flatMap((source, i) => {
    // Without its domain whole, a utility function would be told of faults that are not its own.
    if (!source.ok || at.faults.length > 0) return [];
    const own = new FaultsAt(source.value);
    const party = readNegmasUfun(source.value.value, ids[i] ?? "", names[i] ?? "", issues, own, notes);
    faults.push(...own.faults);
    return party ? [party] : [];
  });
  if (faults.length > 0) return refuse(...faults);
  const name = typeof top["name"] === "string" && top["name"] !== "" ? top["name"] : stemOf(domain.name);
  return accept({ name, issues, parties, rule: { kind: "unanimity" }, constraints: [], basis: "stated", notes });
}
