/** Where in a file something stands. Lines and columns count from 1; a column counts UTF-16 units. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

export interface FaultParts {
  /** Room and reason, `case/unknown-option`: stable, for programs. */
  readonly code: string;
  /** What is wrong, one sentence without a full stop, for people. */
  readonly detail: string;
  readonly at?: Place | undefined;
  /** What to do about it. */
  readonly hint?: string | undefined;
  readonly cause?: unknown;
}

/**
 * Something wrong with what we were given. Faults are values: they are collected and returned, so that a reader of a
 * file sees all of them at once. Bugs and broken disks throw instead.
 */
export class Fault {
  readonly code: string;
  readonly detail: string;
  readonly at?: Place | undefined;
  readonly hint?: string | undefined;
  readonly cause?: unknown;

  constructor(parts: FaultParts) {
    this.code = parts.code;
    this.detail = parts.detail;
    if (parts.at) this.at = parts.at;
    if (parts.hint !== undefined) this.hint = parts.hint;
    if (parts.cause !== undefined) this.cause = parts.cause;
  }

  /** One line: `case.yaml:14:7 case/unknown-option: detail; hint: …`. */
  get message(): string {
    const place = this.at ? `${printPlace(this.at)} ` : "";
    const hint = this.hint === undefined ? "" : `; hint: ${this.hint}`;
    return `${place}${this.code}: ${this.detail}${hint}`;
  }

  /** The parts that go over a wire; `cause` stays here, since it may hold anything. */
  toJSON(): { code: string; detail: string; at?: Place; hint?: string } {
    return {
      code: this.code,
      detail: this.detail,
      ...(this.at ? { at: this.at } : {}),
      ...(this.hint === undefined ? {} : { hint: this.hint }),
    };
  }
}

/** `file:line:column`, leaving out what is not known. */
export function printPlace(place: Place): string {
  return [place.file, place.line, place.column].filter((part) => part !== undefined).join(":");
}

/** Either a value or every fault found on the way to one; never both. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly Fault[] };

export function accept<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refuse(...faults: readonly Fault[]): Result<never> {
  return { ok: false, faults };
}

/** In order of file, line and column, the order in which somebody mends them. */
export function sortFaults(faults: readonly Fault[]): Fault[] {
  return [...faults].sort(
    (a, b) =>
      (a.at?.file ?? "").localeCompare(b.at?.file ?? "") ||
      (a.at?.line ?? 0) - (b.at?.line ?? 0) ||
      (a.at?.column ?? 0) - (b.at?.column ?? 0),
  );
}
