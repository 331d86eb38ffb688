import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { SetParams } from "../../url-state.ts";
import type { Placement } from "./placement.ts";
import { clampWindow, firstWindow, parseWindow, printWindow, type Window } from "./window.ts";

/** The URL follows once the hand rests: browsers limit how often it may change. */
const SETTLE_MS = 250;
const LEAST_PITCH_PX = 10;

interface Moved {
  readonly window: Window;
  readonly scale: Placement["scale"];
  /** The plot's width when it was moved. */
  readonly widthPx: number;
}

export interface WindowState {
  readonly window: Window;
  readonly move: (change: (window: Window) => Window) => void;
  readonly whole: () => void;
}

/** The window in view: moved by hand, or from the URL (`tl-from`, `tl-to`), or what is shown at first. */
export function useWindow(
  placement: Placement,
  widthPx: number,
  picked: number | undefined,
  params: Readonly<Record<string, string>>,
  setParams: SetParams,
): WindowState {
  const [moved, setMoved] = useState<Moved>();
  const [from, to] = [params["tl-from"], params["tl-to"]];
  const written = useRef(`${from ?? ""} ${to ?? ""}`);
  const inUrl = useMemo(() => parseWindow(placement, from, to), [placement, from, to]);
  const first = useMemo(() => firstWindow(placement, widthPx, picked), [placement, widthPx, picked]);
  const window = useMemo(() => {
    const own = moved?.scale === placement.scale ? moved.window : undefined;
    const at = picked === undefined ? undefined : placement.at[picked];
    if (own && moved) return clampWindow(placement.scale === "order" ? keepPitch(own, widthPx / moved.widthPx, at) : own, placement);
    if (!inUrl || placement.scale === "time") return inUrl ?? first;
    // A link made on a wide screen is not squeezed into a narrow one.
    const pitch = widthPx / (inUrl.to - inUrl.from);
    return pitch < LEAST_PITCH_PX ? clampWindow(keepPitch(inUrl, pitch / LEAST_PITCH_PX, at), placement) : inUrl;
  }, [moved, placement, inUrl, first, widthPx, picked]);

  useEffect(() => {
    // Somebody else changed the URL: a link, a step back, another scale.
    if (written.current === `${from ?? ""} ${to ?? ""}`) return;
    written.current = `${from ?? ""} ${to ?? ""}`;
    setMoved(undefined);
  }, [from, to]);

  useEffect(() => {
    if (moved?.scale !== placement.scale) return undefined;
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
      const changed = change(current.current);
      if (changed === current.current) return;
      const next = clampWindow(changed, placement);
      current.current = next;
      setMoved({ window: next, scale: placement.scale, widthPx });
    },
    [placement, widthPx],
  );
  const whole = useCallback(() => {
    move(() => ({ from: placement.first, to: placement.last }));
  }, [move, placement]);
  return { window, move, whole };
}

/** Columns keep their width when the evidence opens beside them: less of them is in view, about what is picked. */
function keepPitch({ from, to }: Window, factor: number, picked: number | undefined): Window {
  const anchor = picked !== undefined && picked >= from && picked <= to ? picked : from;
  return { from: anchor - (anchor - from) * factor, to: anchor + (to - anchor) * factor };
}
