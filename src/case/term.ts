import type { Issue } from "./case-file.ts";
import type { OptionId, PhaseId } from "./ids.ts";
import type { TermDraft, Unsettled } from "./terms.ts";
import { UNSETTLED } from "./vocabulary.ts";

interface Attached {
  readonly phase?: PhaseId | undefined;
  readonly condition?: string | undefined;
  readonly note?: string | undefined;
}

/** A term in one form, however it was written. Amounts are in the issue's unit, both bounds inclusive. */
export type Term = Attached &
  (
    | { readonly kind: "amount"; readonly atLeast: number; readonly atMost: number; readonly about: boolean }
    | { readonly kind: "option"; readonly options: readonly OptionId[] }
    | { readonly kind: Unsettled }
  );

/** Reads a term whose shape has been checked; an amount without a bound reaches to the issue's own. */
export function readTerm(draft: TermDraft, issue: Issue): Term {
  if (typeof draft === "number") return { kind: "amount", atLeast: draft, atMost: draft, about: false };
  if (typeof draft === "string") {
    const state = UNSETTLED.find((word) => word === draft);
    return state ? { kind: state } : { kind: "option", options: [draft] };
  }
  const attached: Attached = { phase: draft.phase, condition: draft.condition, note: draft.note };
  if ("state" in draft) return { kind: draft.state, ...attached };
  if ("option" in draft) return { kind: "option", options: Array.isArray(draft.option) ? draft.option : [draft.option], ...attached };
  const [min, max] = issue.kind === "quantity" ? [issue.min, issue.max] : [-Infinity, Infinity];
  return {
    kind: "amount",
    atLeast: draft.amount ?? draft.atLeast ?? min,
    atMost: draft.amount ?? draft.atMost ?? max,
    about: draft.about === true,
    ...attached,
  };
}

/** Whether a term names one option or one exact amount. */
export function isSettled(term: Term): boolean {
  if (term.kind === "option") return term.options.length === 1;
  return term.kind === "amount" && term.atLeast === term.atMost && !term.about;
}

/** `at least 100 prisoners`, `100 to 150 prisoners`, `left open`: how a term reads on every screen. */
export function printTerm(term: Term, issue: Issue): string {
  switch (term.kind) {
    case "open":
      return "left open";
    case "unspecified":
      return "unspecified";
    case "ruled-out":
      return "ruled out";
    case "option":
      return term.options.map((id) => optionName(issue, id)).join(" or ");
    case "amount":
      return `${term.about ? "about " : ""}${printAmount(term.atLeast, term.atMost, issue)}`;
  }
}

/** Made once, when first needed: a formatter costs more than all it formats. */
let amountFormat: Intl.NumberFormat | undefined;

function printAmount(low: number, high: number, issue: Issue): string {
  if (issue.kind !== "quantity") return String(low);
  amountFormat ??= new Intl.NumberFormat("en-GB", { maximumFractionDigits: 6 });
  const format = amountFormat;
  const text = (amount: number): string => format.format(amount);
  if (low === high) return `${text(low)} ${issue.unit}`;
  if (high >= issue.max) return `at least ${text(low)} ${issue.unit}`;
  if (low <= issue.min) return `at most ${text(high)} ${issue.unit}`;
  return `${text(low)} to ${text(high)} ${issue.unit}`;
}

function optionName(issue: Issue, id: OptionId): string {
  if (issue.kind === "quantity") return id;
  return issue.options.find((option) => option.id === id)?.name ?? id;
}
