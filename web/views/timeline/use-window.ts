import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { SetParams } from "../../url-state.ts";
import type { Placement } from "./placement.ts";
import { clampWindow, firstWindow, parseWindow, printWindow, type Window } from "./window.ts";

/** The URL follows once the hand rests: browsers limit how often it may change. */
const SETTLE_MS = 250;

export interface WindowState {
  readonly window: Window;
  readonly move: (change: (window: Window) => Window) => void;
  readonly whole: () => void;
}

/** The window in view: moved by hand, or from the URL (`tl-from`, `tl-to`), or what is shown at first. */
export function useWindow(placement: Placement, widthPx: number, picked: number | undefined, params: Readonly<Record<string, string>>, setParams: SetParams): WindowState {
  const [moved, setMoved] = useState<{ window: Window; scale: Placement["scale"] }>();
  const [from, to] = [params["tl-from"], params["tl-to"]];
  const written = useRef(`${from ?? ""} ${to ?? ""}`);
  const inUrl = useMemo(() => parseWindow(placement, from, to), [placement, from, to]);
  const first = useMemo(() => firstWindow(placement, widthPx, picked), [placement, widthPx, picked]);
  const window = useMemo(() => {
    const own = moved?.scale === placement.scale ? moved.window : undefined;
    return own ? clampWindow(own, placement) : (inUrl ?? first);
  }, [moved, placement, inUrl, first]);

  useEffect(() => {
    // Somebody else changed the URL: a link, a step back, another scale.
    if (written.current === `${from ?? ""} ${to ?? ""}`) return;
    written.current = `${from ?? ""} ${to ?? ""}`;
    setMoved(undefined);
  }, [from, to]);

  useEffect(() => {
    if (!moved || moved.scale !== placement.scale) return undefined;
    const timer = setTimeout(() => {
      const printed = printWindow(clampWindow(moved.window, placement), placement, first);
      written.current = `${printed?.from ?? ""} ${printed?.to ?? ""}`;
      setParams({ "tl-from": printed?.from, "tl-to": printed?.to });
    }, SETTLE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [moved, placement, first, setParams]);

  const current = useRef(window);
  useEffect(() => {
    current.current = window;
  }, [window]);
  const move = useCallback(
    (change: (window: Window) => Window) => {
      const next = clampWindow(change(current.current), placement);
      current.current = next;
      setMoved({ window: next, scale: placement.scale });
    },
    [placement],
  );
  const whole = useCallback(() => {
    move(() => ({ from: placement.first, to: placement.last }));
  }, [move, placement]);
  return { window, move, whole };
}
