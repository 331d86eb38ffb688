import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, extname, join, resolve } from "node:path";
import { accept, Fault, refuse, type Result } from "../base/fault.ts";
import type { FormatFile } from "../case/formats/format-file.ts";
import { readGeniusXml } from "../case/formats/read-genius-xml.ts";
import { readGeniusWeb } from "../case/formats/read-geniusweb.ts";
import { readNegmasYaml } from "../case/formats/read-negmas-yaml.ts";
import { readScorable } from "../case/formats/read-scorable.ts";
import type { Scenario } from "../case/scenario.ts";
import { scenarioOfCase } from "../case/scenario-of-case.ts";
import { readCaseFolder } from "../journal/adapters/case-folder.ts";
import { readCaseValues, VALUES_FILE } from "../journal/adapters/case-values.ts";

/** A scenario and what it was read from, in words. */
export interface OpenedScenario {
  readonly scenario: Scenario;
  readonly from: "a case" | "GENIUS XML" | "GeniusWeb JSON" | "NegMAS YAML" | "a scorable game";
}

const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Reads a case folder, or a file or folder of another tool, by looking at what is there. `parties` chooses those of a case
 * to reckon with. Faults: `file/*`, `space/unknown-format`, `space/which-domain`, and those of the readers.
 */
export async function openScenario(path: string, parties?: readonly string[]): Promise<Result<OpenedScenario>> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return refuse(new Fault({ code: "file/not-found", detail: "there is nothing of this name", at: { file: path } }));
  const isFile = !found.isDirectory();
  const folder = resolve(isFile ? dirname(path) : path);
  const names = (await readdir(folder)).sort();
  const named = isFile ? basename(path) : undefined;
  if (names.includes("case.yaml") && (named === undefined || named === "case.yaml" || named === VALUES_FILE)) return openCaseScenario(folder, parties);
  if (names.includes("config.txt") && names.includes("scores_files")) return openScorable(folder, names);
  const wanted = named === undefined ? undefined : extname(named).toLowerCase();
  for (const { extensions, from, isDomain, isProfile, read } of FORMATS) {
    if (wanted !== undefined && !extensions.includes(wanted)) continue;
    const files = await readAll(folder, names.filter((name) => extensions.includes(extname(name).toLowerCase())));
    if (!files.ok) return files;
    const domains = files.value.filter(({ text }) => isDomain(text));
    const profiles = files.value.filter(({ text }) => isProfile(text));
    const chosen = domains.filter(({ name }) => name === named);
    const domain = chosen.length === 1 ? chosen : domains;
    const [only, other] = domain;
    if (!only) continue;
    if (other) {
      const hint = "name the file of one of them";
      return refuse(new Fault({ code: "space/which-domain", detail: `several domains: ${domain.map(({ name }) => name).join(", ")}`, at: { file: path }, hint }));
    }
    const scenario = read(only, profiles.filter(({ name }) => name !== only.name));
    return scenario.ok ? accept({ scenario: scenario.value, from }) : scenario;
  }
  return refuse(new Fault({
    code: "space/unknown-format", detail: "no case, and no domain of a format known here", at: { file: path },
    hint: "a case folder; GENIUS XML, GeniusWeb JSON or NegMAS YAML with a domain and its profiles; a scorable game's folder",
  }));
}

interface Format {
  readonly from: OpenedScenario["from"];
  readonly extensions: readonly string[];
  readonly isDomain: (text: string) => boolean;
  readonly isProfile: (text: string) => boolean;
  readonly read: (domain: FormatFile, profiles: readonly FormatFile[]) => Result<Scenario>;
}

/** Told apart by words that only one of the two files has; whether the rest is sound is for the reader to say. */
const FORMATS: readonly Format[] = [
  {
    from: "GENIUS XML",
    extensions: [".xml"],
    isDomain: (text) => text.includes("<negotiation_template"),
    isProfile: (text) => text.includes("<utility_space") && !text.includes("<negotiation_template"),
    read: readGeniusXml,
  },
  {
    from: "GeniusWeb JSON",
    extensions: [".json"],
    isDomain: (text) => text.includes('"issuesValues"') && !text.includes('"issueUtilities"'),
    isProfile: (text) => text.includes('"issueUtilities"'),
    read: readGeniusWeb,
  },
  {
    from: "NegMAS YAML",
    extensions: [".yml", ".yaml"],
    isDomain: (text) => /^issues:/m.test(text) && !/^parties:/m.test(text),
    isProfile: (text) => /^type: *['"]?\S*(?:Function|UFun)\b/m.test(text) && !/^issues:/m.test(text),
    read: readNegmasYaml,
  },
];

async function openCaseScenario(folder: string, parties: readonly string[] | undefined): Promise<Result<OpenedScenario>> {
  const opened = await readCaseFolder(folder);
  if (!opened.ok) return opened;
  const theCase = opened.value.record.case;
  const values = await readCaseValues(folder, theCase);
  if (!values.ok) return values;
  const scenario = scenarioOfCase(theCase, { values: values.value, parties });
  return scenario.ok ? accept({ scenario: scenario.value, from: "a case" }) : scenario;
}

async function openScorable(folder: string, names: readonly string[]): Promise<Result<OpenedScenario>> {
  const sheets = (await readdir(join(folder, "scores_files"))).filter((name) => name.endsWith(".txt")).sort();
  const extras = ["global_instructions.txt", "initial_deal.txt"].filter((name) => names.includes(name));
  const files = await readAll(folder, ["config.txt", ...extras, ...sheets.map((name) => `scores_files/${name}`)]);
  if (!files.ok) return files;
  const file = (name: string): FormatFile | undefined => files.value.find((each) => each.name === name);
  const scenario = readScorable({
    name: basename(folder),
    config: file("config.txt") ?? { name: "config.txt", text: "" },
    scores: files.value.filter(({ name }) => name.startsWith("scores_files/")),
    instructions: file("global_instructions.txt"),
    initialDeal: file("initial_deal.txt"),
  });
  return scenario.ok ? accept({ scenario: scenario.value, from: "a scorable game" }) : scenario;
}

async function readAll(folder: string, names: readonly string[]): Promise<Result<readonly FormatFile[]>> {
  const files = await Promise.all(names.map((name) => readText(folder, name)));
  const faults = files.flatMap((file) => (file.ok ? [] : file.faults));
  return faults.length > 0 ? refuse(...faults) : accept(files.flatMap((file) => (file.ok ? [file.value] : [])));
}

async function readText(folder: string, name: string): Promise<Result<FormatFile>> {
  const path = join(folder, name);
  const { size } = await stat(path);
  if (size > MOST_BYTES) return refuse(new Fault({ code: "file/too-large", detail: `${(size / 2 ** 20).toFixed(0)} MiB; at most 64 MiB are read`, at: { file: name } }));
  try {
    return accept({ name, text: new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path)) });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return refuse(new Fault({ code: "file/not-utf8", detail: "not UTF-8", at: { file: name }, hint: "save the file as UTF-8" }));
  }
}
