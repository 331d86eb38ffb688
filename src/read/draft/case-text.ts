import { appendToYaml } from "../../case/append-to-yaml.ts";
import type { CaseEdit } from "./case-names.ts";
import type { JournalEdit } from "./acceptance.ts";
import { insertIntoYaml, setNumber } from "./edit-yaml.ts";

/** `case.yaml` with what candidates needed; what each addition rests on goes with it as a note. */
export function editCase(text: string, edits: readonly CaseEdit[]): string {
  return edits.reduce((edited, edit) => {
    if ("number" in edit) return setNumber(edited, edit.path, edit.number);
    const item = edit.basis === "" ? edit.item : { ...edit.item, note: `Added from the reading: ${edit.basis}.` };
    return appendToYaml(edited, edit.path, item);
  }, text);
}

/** `journal.yaml` with what was accepted. */
export function editJournal(text: string, edits: readonly JournalEdit[]): string {
  return edits.reduce((edited, edit) =>
    edit.edit === "event"
      ? insertIntoYaml(edited, ["events"], edit.index, edit.event)
      : appendToYaml(edited, ["events", edit.index, "reports"], edit.report), text);
}
