import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { accept, Fault, refuse, type Result } from "../../base/fault.ts";
import type { Case } from "../../case/check-case.ts";
import { checkValues } from "../../case/formats/check-values.ts";
import type { CaseValues } from "../../case/formats/values-file.ts";
import { exactIssueOf } from "../../case/scenario-of-case.ts";
import { parseYaml } from "../../case/source-file.ts";

/** The exact values of a case, beside case.yaml. */
export const VALUES_FILE = "values.yaml";
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The values of a case, where it has them; checked against it. Faults: `file/too-large`, `file/not-utf8`, and those of
 * `checkValues`.
 */
export async function readCaseValues(folder: string, from: Case): Promise<Result<CaseValues | undefined>> {
  const path = join(folder, VALUES_FILE);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) return accept(undefined);
  const at = { file: VALUES_FILE };
  if (found.size > MOST_BYTES) {
    return refuse(new Fault({ code: "file/too-large", detail: `${(found.size / 2 ** 20).toFixed(0)} MiB; at most 64 MiB are read`, at }));
  }
  const text = decode(await readFile(path));
  if (text === undefined) {
    return refuse(new Fault({ code: "file/not-utf8", detail: "not UTF-8", at, hint: "save the file as UTF-8" }));
  }
  const source = parseYaml(VALUES_FILE, text);
  return source.ok ? checkValues(source.value, from, from.issues.map(exactIssueOf)) : source;
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
