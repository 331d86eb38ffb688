import { accept, type Fault, refuse, type Result } from "../../base/fault.ts";
import type { Scenario, ScenarioParty } from "../scenario.ts";
import { type FormatFile, stemOf } from "./format-file.ts";
import { readGeniusIssues } from "./genius-domain.ts";
import { readGeniusProfile } from "./genius-profile.ts";
import { makeIds } from "./make-ids.ts";
import { readXml } from "./read-xml.ts";
import { XmlFaults } from "./xml-faults.ts";

/**
 * Reads a GENIUS domain and the utility spaces (profiles) of its parties. A discrete evaluation is divided by the largest
 * of its issue and weights by their sum, as GENIUS does (Lin, Kraus, Baarslag, Tykhonov, Hindriks & Jonker 2014; the code
 * of GENIUS 9.1.11); a real issue gets 11 amounts. Parties are called after their files. Collects every fault of every
 * file: `file/syntax`, `genius/*`. Cost: linear.
 */
export function readGeniusXml(domain: FormatFile, profiles: readonly FormatFile[]): Result<Scenario> {
  const faults: Fault[] = [];
  const notes: string[] = [];
  const read = readXml(domain);
  const roots = profiles.map(readXml);
  for (const each of [read, ...roots]) if (!each.ok) faults.push(...each.faults);
  if (!read.ok) return refuse(...faults);

  const inDomain = new XmlFaults();
  const issues = readGeniusIssues(read.value, inDomain, notes);
  faults.push(...inDomain.faults);
  const names = roots.map((root, i) => (root.ok ? root.value.attributes.get("party")?.value : undefined) ?? stemOf(profiles[i]?.name ?? ""));
  const ids = makeIds(names, "party");
  const parties: ScenarioParty[] = [];
  // Without its domain whole, a profile would be told of faults that are not its own.
  for (const [i, root] of inDomain.faults.length > 0 ? [] : roots.entries()) {
    if (!root.ok) continue;
    const inProfile = new XmlFaults();
    const party = readGeniusProfile(root.value, ids[i] ?? "", names[i] ?? "", issues, inProfile, notes);
    if (party) parties.push(party);
    faults.push(...inProfile.faults);
  }
  if (faults.length > 0) return refuse(...faults);
  const name = read.value.attributes.get("name")?.value ?? stemOf(domain.name).replace(/[-_ ]?domain$/i, "");
  return accept({
    name: name === "" ? stemOf(domain.name) : name,
    issues: issues.map(({ space }) => space),
    parties, rule: { kind: "unanimity" }, constraints: [], basis: "stated", notes,
  });
}
