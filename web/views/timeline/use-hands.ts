import { type RefObject, useEffect, useRef } from "react";
import { panBy, type Window, zoomAbout } from "./window.ts";

/** A press moves the chart only after this many pixels, so that a click stays a click. */
const DRAG_PX = 4;

interface Hands {
  /** Left edge and width of the plot within the element, in pixels. */
  readonly left: number;
  readonly width: number;
  readonly move: (change: (window: Window) => Window) => void;
}

/** Drag to pan, two fingers or Ctrl and the wheel to zoom, a sideways wheel to pan; a plain wheel scrolls the page. */
export function useHands(element: RefObject<SVGSVGElement | null>, hands: Hands): void {
  const latest = useRef(hands);
  useEffect(() => {
    latest.current = hands;
  });
  useEffect(() => {
    const svg = element.current;
    if (!svg) return undefined;
    const pointers = new Map<number, number>();
    let dragging = false;
    let wasDragged = false;
    let startX = 0;
    let frame = 0;
    const pending: ((window: Window) => Window)[] = [];
    const soon = (change: (window: Window) => Window): void => {
      pending.push(change);
      if (frame !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        const changes = pending.splice(0);
        latest.current.move((window) => changes.reduce((now, next) => next(now), window));
      });
    };
    const unitAt = (window: Window, clientX: number): number => {
      const share = (clientX - svg.getBoundingClientRect().left - latest.current.left) / latest.current.width;
      return window.from + Math.min(Math.max(share, 0), 1) * (window.to - window.from);
    };
    const pan = (byPx: number): void => {
      soon((window) => panBy(window, (-byPx * (window.to - window.from)) / latest.current.width));
    };

    const wheel = (event: WheelEvent): void => {
      const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        const factor = Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.004));
        const { clientX } = event;
        soon((window) => zoomAbout(window, factor, unitAt(window, clientX)));
      } else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        event.preventDefault();
        pan(-sideways);
      }
    };
    const down = (event: PointerEvent): void => {
      if (event.button !== 0) return;
      pointers.set(event.pointerId, event.clientX);
      startX = event.clientX;
      wasDragged = false;
    };
    const moved = (event: PointerEvent): void => {
      const before = pointers.get(event.pointerId);
      if (before === undefined) return;
      if (!dragging && Math.abs(event.clientX - startX) < DRAG_PX && pointers.size < 2) return;
      if (!dragging) {
        dragging = true;
        svg.setPointerCapture(event.pointerId);
        svg.classList.add("dragging");
      }
      wasDragged = true;
      const [other] = [...pointers].filter(([id]) => id !== event.pointerId);
      pointers.set(event.pointerId, event.clientX);
      if (!other) {
        pan(event.clientX - before);
        return;
      }
      const [, still] = other;
      const factor = Math.max(Math.abs(event.clientX - still), 10) / Math.max(Math.abs(before - still), 10);
      soon((window) => zoomAbout(window, factor, unitAt(window, still)));
    };
    const up = (event: PointerEvent): void => {
      pointers.delete(event.pointerId);
      if (pointers.size > 0) return;
      dragging = false;
      svg.classList.remove("dragging");
    };
    const click = (event: MouseEvent): void => {
      // The end of a drag is no choice of what lies under it.
      if (wasDragged) event.stopPropagation();
      wasDragged = false;
    };
    svg.addEventListener("wheel", wheel, { passive: false });
    svg.addEventListener("pointerdown", down);
    svg.addEventListener("pointermove", moved);
    svg.addEventListener("pointerup", up);
    svg.addEventListener("pointercancel", up);
    svg.addEventListener("click", click, true);
    return () => {
      cancelAnimationFrame(frame);
      svg.removeEventListener("wheel", wheel);
      svg.removeEventListener("pointerdown", down);
      svg.removeEventListener("pointermove", moved);
      svg.removeEventListener("pointerup", up);
      svg.removeEventListener("pointercancel", up);
      svg.removeEventListener("click", click, true);
    };
  }, [element]);
}
