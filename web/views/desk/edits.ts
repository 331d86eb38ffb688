import { parseEdtf } from "../../../src/case/edtf.ts";
import type { Candidate, DeskAct } from "../../../src/server/wire.ts";
import { printTerms, readTerms } from "./terms-text.ts";

export type Edits = Extract<DeskAct, { act: "edit" }>["set"];

export type EditForm = Readonly<
  Record<"title" | "type" | "at" | "by" | "to" | "through" | "present" | "place" | "answers" | "answer" | "terms", string>
>;

/** The fields of a candidate as text. */
export function formOf(candidate: Candidate): EditForm {
  const list = (ids: readonly string[] | undefined): string => (ids ?? []).join(", ");
  return {
    title: candidate.title,
    type: candidate.type,
    at: candidate.at ?? "",
    by: list(candidate.by),
    to: list(candidate.to),
    through: list(candidate.through),
    present: list(candidate.present),
    place: candidate.place ?? "",
    answers: candidate.answers ?? "",
    answer: candidate.answer ?? "",
    terms: printTerms(candidate.terms),
  };
}

/** What differs from the candidate, as the act has it; null takes a field away. */
export function editsOf(
  form: EditForm,
  candidate: Candidate,
  known: ReadonlySet<string>,
): { set: Edits; faults: readonly string[] } {
  const was = formOf(candidate);
  const faults: string[] = [];
  const set: Record<string, unknown> = {};
  const changed = (name: keyof EditForm): boolean => form[name].trim() !== was[name].trim();
  if (changed("title")) {
    if (form.title.trim() === "") faults.push("an event needs a title");
    else set["title"] = form.title.trim();
  }
  if (changed("type")) set["type"] = form.type;
  if (changed("at")) {
    const at = form.at.trim();
    const time = at === "" ? undefined : parseEdtf(at);
    if (time && !time.ok) faults.push(`“${at}” is no time: ${time.faults[0]?.detail ?? "EDTF is wanted"}`);
    else set["at"] = at === "" ? null : at;
  }
  for (const name of ["by", "to", "through", "present"] as const) {
    if (!changed(name)) continue;
    const ids = form[name]
      .split(",")
      .map((one) => one.trim())
      .filter((one) => one !== "");
    for (const one of ids)
      if (!known.has(one) && one !== "unknown" && one !== "public") faults.push(`“${one}” is nobody’s id here`);
    set[name] = ids.length === 0 && name !== "by" ? null : ids;
  }
  for (const name of ["place", "answers", "answer"] as const)
    if (changed(name)) set[name] = form[name].trim() === "" ? null : form[name].trim();
  if (changed("terms")) {
    const read = readTerms(form.terms);
    faults.push(...read.faults);
    set["terms"] = Object.keys(read.terms).length === 0 ? null : read.terms;
  }
  return { set: set, faults };
}
