import { useEffect, useId, useRef, useState } from "react";
import { parseEdtf } from "../../../src/case/edtf.ts";
import type { Candidate, Desk, DeskItem } from "../../../src/server/wire.ts";
import { EVENT_TYPES } from "../../../src/journal/vocabulary.ts";
import { TYPE_NAMES } from "../../words/names.ts";
import { useView } from "../../view-context.ts";
import type { DeskNames } from "./desk-names.ts";
import type { Edits } from "./item-card.tsx";
import { printTerms, readTerms } from "./terms-text.ts";

interface ItemEditProps {
  readonly item: DeskItem;
  readonly desk: Desk;
  readonly names: DeskNames;
  readonly busy: boolean;
  readonly save: (set: Edits) => Promise<void>;
  readonly cancel: () => void;
}

type Form = Readonly<
  Record<"title" | "type" | "at" | "by" | "to" | "through" | "present" | "place" | "answers" | "answer" | "terms", string>
>;

/** The fields of a candidate, to be changed. Enter saves, Esc leaves all as it was. */
export function ItemEdit({ item, desk, names, busy, save, cancel }: ItemEditProps) {
  const { candidate } = item;
  const { study } = useView();
  const [form, setForm] = useState<Form>(() => formOf(candidate));
  const known = [
    ...new Set([
      ...names.all.map(({ id }) => id),
      ...study.record.case.people.map(({ id }) => id),
      ...study.record.case.parties.map(({ id }) => id),
    ]),
  ];
  const id = useId();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    first.current?.focus();
  }, []);
  const { set, faults } = editsOf(form, candidate, new Set(known));
  const field = (name: keyof Form, label: string, extra: React.InputHTMLAttributes<HTMLInputElement> = {}) => (
    <label className="desk-field small">
      <span>{label}</span>
      <input
        className="field"
        value={form[name]}
        ref={name === "title" ? first : undefined}
        onChange={(event) => {
          setForm({ ...form, [name]: event.target.value });
        }}
        {...extra}
      />
    </label>
  );
  return (
    <form
      className="desk-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (faults.length > 0 || busy) return;
        if (Object.keys(set).length === 0) cancel();
        else void save(set);
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        cancel();
      }}
    >
      {field("title", "what happened", { maxLength: 160 })}
      <label className="desk-field small">
        <span>type</span>
        <select
          className="field"
          value={form.type}
          onChange={(event) => {
            setForm({ ...form, type: event.target.value });
          }}
        >
          {EVENT_TYPES.map((type) => (
            <option key={type} value={type}>
              {TYPE_NAMES[type]}
            </option>
          ))}
        </select>
      </label>
      {field("at", "when (EDTF)", { placeholder: "2025-03-05, 2025-03, 2025-03-02/2025-03-04, 2025-03-05~" })}
      {field("by", "by", { list: `${id}-names` })}
      {field("to", "to", { list: `${id}-names` })}
      {field("through", "through", { list: `${id}-names` })}
      {field("present", "present", { list: `${id}-names` })}
      {field("place", "where", { list: `${id}-names` })}
      <datalist id={`${id}-names`}>
        {known.map((one) => (
          <option key={one} value={one}>
            {names.of(one)}
          </option>
        ))}
      </datalist>
      {(form.type === "response" || form.type === "withdrawal") && (
        <label className="desk-field small">
          <span>which offer</span>
          <select
            className="field"
            value={form.answers}
            onChange={(event) => {
              setForm({ ...form, answers: event.target.value });
            }}
          >
            <option value="">not said</option>
            {desk.items
              .filter((one) => one.candidate.type === "offer")
              .map((one) => (
                <option key={one.id} value={one.id}>
                  {one.candidate.title}
                </option>
              ))}
          </select>
        </label>
      )}
      {form.type === "response" && (
        <label className="desk-field small">
          <span>answer</span>
          <select
            className="field"
            value={form.answer}
            onChange={(event) => {
              setForm({ ...form, answer: event.target.value });
            }}
          >
            {["", "accept", "reject", "reserve", "counter"].map((one) => (
              <option key={one} value={one}>
                {one === "" ? "not said" : one}
              </option>
            ))}
          </select>
        </label>
      )}
      <label className="desk-field small">
        <span>terms, one a line</span>
        <textarea
          className="field"
          rows={Math.max(2, form.terms.split("\n").length + 1)}
          value={form.terms}
          placeholder="prisoners: 250"
          onChange={(event) => {
            setForm({ ...form, terms: event.target.value });
          }}
        />
      </label>
      {faults.length > 0 && (
        <ul className="small desk-faults" role="alert">
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
      <div className="desk-acts">
        <button type="submit" className="button primary" disabled={busy || faults.length > 0}>
          Save <kbd>Enter</kbd>
        </button>
        <button type="button" className="button" onClick={cancel}>
          Leave as it was <kbd>Esc</kbd>
        </button>
      </div>
      <p className="tiny quiet">
        People, parties and places go by id, several with commas between; ids that the case lacks are added to it when the
        candidate is accepted.
      </p>
    </form>
  );
}

function formOf(candidate: Candidate): Form {
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
function editsOf(form: Form, candidate: Candidate, known: ReadonlySet<string>): { set: Edits; faults: readonly string[] } {
  const was = formOf(candidate);
  const faults: string[] = [];
  const set: Record<string, unknown> = {};
  const changed = (name: keyof Form): boolean => form[name].trim() !== was[name].trim();
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
