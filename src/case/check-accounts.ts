import type { Result } from "../base/fault.ts";
import { type AccountsDraft, accountsFile } from "./accounts-file.ts";
import { parseEdtf } from "./edtf.ts";
import { FaultsAt } from "./faults-at.ts";
import { readShape, resultOf, type ShapeReading } from "./read-shape.ts";
import type { SourceFile } from "./source-file.ts";

declare const checked: unique symbol;
export type Accounts = AccountsDraft & { readonly [checked]: "accounts" };

/**
 * Faults: `file/*`, `accounts/duplicate-id`, `unknown-account`, `lineage`, `lineage-circle`, `no-hash`, `lost-text`,
 * `outside-folder`, `time/*`.
 */
export function checkAccounts(source: SourceFile): Result<Accounts> {
  return resultOf(readAccounts(source)) as Result<Accounts>;
}

/** What `checkAccounts` finds, with what could be read kept beside the faults. */
export function readAccounts(source: SourceFile): ShapeReading<AccountsDraft> {
  const shape = readShape(accountsFile, source);
  if (!shape.data) return shape;
  const { accounts } = shape.data;
  const faults = new FaultsAt(shape.source, shape.ghosts);
  const known = new Map<string, { readonly name: string; readonly of: string | undefined }>(
    accounts.map(({ id, publisher, lineage }) => [id, { name: publisher, of: lineage.of }]),
  );

  faults.mustDiffer("accounts/duplicate-id", "accounts", accounts.map((account) => account.id));
  accounts.forEach((account, i) => {
    const { kind, of } = account.lineage;
    if (of !== undefined) faults.mustKnow("accounts/unknown-account", ["accounts", i, "lineage", "of"], "account", of, known);
    if (kind === "original" && of !== undefined) {
      faults.add("accounts/lineage", ["accounts", i, "lineage", "of"], `“${account.id}” is called an original and descends from “${of}”`, "drop `of`, or name how it descends");
    }
    if (kind !== "original" && of === undefined) {
      faults.add("accounts/lineage", ["accounts", i, "lineage", "kind"], `a ${kind} descends from an account, and none is named`, "name it under `of`; if it is not at hand, list it with lost: true");
    }
    if (of !== undefined && leadsBack(account.id, known)) {
      faults.add("accounts/lineage-circle", ["accounts", i, "lineage", "of"], `“${account.id}” descends from itself`);
    }
    if (account.lost) {
      for (const key of ["sha256", "file"] as const) {
        if (account[key] !== undefined) faults.add("accounts/lost-text", ["accounts", i, key], `“${account.id}” is lost, yet has a ${key}`);
      }
    } else if (account.sha256 === undefined) {
      faults.add("accounts/no-hash", ["accounts", i], `“${account.id}” has no sha256 of its text`, "sha256sum FILE prints it; an account that nobody has is lost: true");
    }
    if (account.file !== undefined && leavesFolder(account.file)) {
      faults.add("accounts/outside-folder", ["accounts", i, "file"], `“${account.file}” lies outside the case folder`, "texts that ship with a case lie in its accounts/ folder");
    }
    if (account.published !== undefined) {
      const time = parseEdtf(account.published);
      if (!time.ok) faults.addAt(["accounts", i, "published"], time.faults);
    }
  });
  return { ...shape, faults: [...shape.faults, ...faults.faults] };
}

function leadsBack(id: string, known: ReadonlyMap<string, { of: string | undefined }>): boolean {
  let above = known.get(id)?.of;
  for (let steps = 0; above !== undefined && steps <= known.size; steps++) {
    if (above === id) return true;
    above = known.get(above)?.of;
  }
  return false;
}

/** Decided on the text alone; the reader of the folder also refuses links that lead out of it. */
export function leavesFolder(file: string): boolean {
  if (/^([/\\~]|[A-Za-z]:)/.test(file) || file.includes("\0")) return true;
  let depth = 0;
  for (const step of file.split(/[/\\]/)) {
    if (step === "..") depth--;
    else if (step !== "." && step !== "") depth++;
    if (depth < 0) return true;
  }
  return false;
}
