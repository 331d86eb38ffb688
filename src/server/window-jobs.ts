import { readQuestion, type WrittenQuestion } from "../lab/window/read-question.ts";
import { windowOf } from "../lab/window/window-of.ts";
import { studyRecord } from "../study/study.ts";
import type { Chunks } from "./chunks.ts";
import type { Bundle, FaultOnWire, WindowProgress } from "./wire.ts";

/** A window to be worked out in a thread of its own. */
export interface WindowJob {
  /** The Bundle as JSON: the case just as the page was given it. */
  readonly bundle: Chunks;
  readonly question: WrittenQuestion;
}

/** What that thread tells: how far it is, and at last the answer, as JSON, or why there is none. */
export type WindowNews =
  | { readonly kind: "progress"; readonly at: WindowProgress }
  | { readonly kind: "window"; readonly answer: string }
  | { readonly kind: "faults"; readonly faults: readonly FaultOnWire[] };

/** Faults: those of `readQuestion` and `windowOf`. */
export async function runWindowJob({ bundle, question }: WindowJob, tell: (news: WindowNews) => void): Promise<void> {
  const { record } = JSON.parse(Buffer.concat(bundle).toString("utf8")) as Bundle;
  const read = readQuestion(question, record);
  const onProgress = (progress: number, stage: string): void => {
    tell({ kind: "progress", at: { progress, stage } });
  };
  const answer = read.ok ? await windowOf(studyRecord(record), { ...read.value, onProgress }) : read;
  if (answer.ok) tell({ kind: "window", answer: JSON.stringify(answer.value) });
  else tell({ kind: "faults", faults: answer.faults.map((fault) => fault.toJSON()) });
}
