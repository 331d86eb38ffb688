import { useCallback, useEffect, useState } from "react";
import type { Bundle, FaultOnWire, WindowProgress } from "../../../src/server/wire.ts";
import type { WindowAnswer } from "../../../src/study/window/answer.ts";
import { Refused, type Source, type WindowAsk } from "../../source.ts";

export type WindowState =
  | { readonly state: "working"; readonly progress: WindowProgress | undefined }
  /** `renewing`: another answer is on its way, and this one stays until it is here. */
  | { readonly state: "there"; readonly answer: WindowAnswer; readonly renewing: boolean }
  /** A file that was made without one. */
  | { readonly state: "absent" }
  | { readonly state: "refused"; readonly faults: readonly FaultOnWire[] };

/** Answers already here, for as long as their case is open: going to another view and back asks nobody again. */
interface Kept {
  readonly byAsk: Map<string, WindowAnswer>;
  last: WindowAnswer;
}
const answers = new WeakMap<Bundle, Kept>();

/** The window of the open case, asked for when it is first looked at; leaving the view calls the question off. */
export function useWindow(
  source: Source, key: string, bundle: Bundle, { at, seed, thorough }: WindowAsk, wanted: boolean,
): WindowState & { readonly again: () => void } {
  const asked = `${at ?? ""} ${seed ?? ""} ${thorough ?? ""}`;
  const [found, setFound] = useState<{ readonly of: Bundle; readonly asked: string; readonly state: WindowState }>();
  const [attempt, setAttempt] = useState(0);
  const again = useCallback(() => { setAttempt((before) => before + 1); }, []);
  useEffect(() => {
    if (!wanted || answers.get(bundle)?.byAsk.has(asked) === true) return undefined;
    const leaving = new AbortController();
    const set = (state: WindowState): void => {
      if (!leaving.signal.aborted) setFound({ of: bundle, asked, state });
    };
    set({ state: "working", progress: undefined });
    source.loadWindow(key, { at, seed, thorough }, (progress) => { set({ state: "working", progress }); }, leaving.signal).then(
      (answer) => {
        if (answer) keep(bundle, asked, answer);
        set(answer ? { state: "there", answer, renewing: false } : { state: "absent" });
      },
      (error: unknown) => {
        const unreachable = { code: "page/unreachable", detail: String(error), hint: "is Backchannel still running?" };
        set({ state: "refused", faults: error instanceof Refused ? error.faults : [unreachable] });
      },
    );
    return () => { leaving.abort(); };
  }, [source, key, bundle, at, seed, thorough, asked, wanted, attempt]);
  const current = found?.of === bundle && found.asked === asked ? found.state : undefined;
  return { ...stateOf(answers.get(bundle), asked, current), again };
}

function stateOf(kept: Kept | undefined, asked: string, current: WindowState | undefined): WindowState {
  const known = kept?.byAsk.get(asked);
  if (known) return { state: "there", answer: known, renewing: false };
  if (kept && (current === undefined || current.state === "working")) return { state: "there", answer: kept.last, renewing: true };
  return current ?? { state: "working", progress: undefined };
}

function keep(bundle: Bundle, asked: string, answer: WindowAnswer): void {
  const kept = answers.get(bundle) ?? { byAsk: new Map<string, WindowAnswer>(), last: answer };
  kept.byAsk.set(asked, answer);
  kept.last = answer;
  answers.set(bundle, kept);
}
