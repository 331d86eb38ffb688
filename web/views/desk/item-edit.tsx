import { useEffect, useId, useRef, useState } from "react";
import type { Desk, DeskItem } from "../../../src/server/wire.ts";
import { EVENT_TYPES } from "../../../src/journal/vocabulary.ts";
import { TYPE_NAMES } from "../../words/names.ts";
import { useView } from "../../view-context.ts";
import type { DeskNames } from "./desk-names.ts";
import { type EditForm, editsOf, type Edits, formOf } from "./edits.ts";

interface ItemEditProps {
  readonly item: DeskItem;
  readonly desk: Desk;
  readonly names: DeskNames;
  readonly busy: boolean;
  readonly save: (set: Edits) => Promise<void>;
  readonly cancel: () => void;
}

/** The fields of a candidate, to be changed. Enter saves, Esc leaves all as it was. */
export function ItemEdit({ item, desk, names, busy, save, cancel }: ItemEditProps) {
  const { candidate } = item;
  const { study } = useView();
  const [form, setForm] = useState<EditForm>(() => formOf(candidate));
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
  const field = (name: keyof EditForm, label: string, extra: React.InputHTMLAttributes<HTMLInputElement> = {}) => (
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
