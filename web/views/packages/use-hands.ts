import { type RefObject, useEffect, useRef } from "react";
import type { Frame } from "./frame.ts";
import { panBy, type Window, zoomAbout } from "./window.ts";

/** A press moves the plot only after this many pixels, so that a click stays a click. */
const DRAG_PX = 4;

interface Hands {
  readonly frame: Frame;
  readonly whole: Window;
  readonly move: (change: (now: Window) => Window) => void;
}

interface Finger {
  readonly x: number;
  readonly y: number;
}

/** Drag to pan, two fingers or Ctrl and the wheel to zoom; a plain wheel scrolls the page. At most one change a frame. */
export function useHands(element: RefObject<HTMLElement | null>, hands: Hands): void {
  const latest = useRef(hands);
  useEffect(() => {
    latest.current = hands;
  });
  useEffect(() => {
    const box = element.current;
    if (!box) return undefined;
    const fingers = new Map<number, Finger>();
    let dragging = false;
    let wasDragged = false;
    let start: Finger = { x: 0, y: 0 };
    let due = 0;
    const pending: ((now: Window) => Window)[] = [];
    const soon = (change: (now: Window) => Window): void => {
      pending.push(change);
      if (due !== 0) return;
      due = requestAnimationFrame(() => {
        due = 0;
        const changes = pending.splice(0);
        latest.current.move((now) => changes.reduce((window, next) => next(window), now));
      });
    };
    const zoom = (factor: number, at: Finger): void => {
      const { frame, whole } = latest.current;
      const edge = box.getBoundingClientRect();
      const shareX = (at.x - edge.left - frame.left) / frame.width;
      const shareY = 1 - (at.y - edge.top - frame.top) / frame.height;
      soon((now) => zoomAbout(now, whole, factor, clamped(shareX), clamped(shareY)));
    };
    const pan = (dx: number, dy: number): void => {
      const { frame, whole } = latest.current;
      soon((now) => panBy(now, whole, -dx / frame.width, dy / frame.height));
    };

    const wheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoom(Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.004)), { x: event.clientX, y: event.clientY });
    };
    const down = (event: PointerEvent): void => {
      if (event.button !== 0) return;
      start = { x: event.clientX, y: event.clientY };
      fingers.set(event.pointerId, start);
      wasDragged = false;
    };
    const moved = (event: PointerEvent): void => {
      const before = fingers.get(event.pointerId);
      if (!before) return;
      const now = { x: event.clientX, y: event.clientY };
      if (!dragging && Math.hypot(now.x - start.x, now.y - start.y) < DRAG_PX && fingers.size < 2) return;
      if (!dragging) {
        dragging = true;
        box.setPointerCapture(event.pointerId);
      }
      wasDragged = true;
      const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
      fingers.set(event.pointerId, now);
      if (!other) {
        pan(now.x - before.x, now.y - before.y);
        return;
      }
      const apart = (finger: Finger): number => Math.max(Math.hypot(finger.x - other.x, finger.y - other.y), 10);
      zoom(apart(now) / apart(before), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
    };
    const up = (event: PointerEvent): void => {
      fingers.delete(event.pointerId);
      if (fingers.size === 0) dragging = false;
    };
    const click = (event: MouseEvent): void => {
      // The end of a drag is no choice of what lies under it.
      if (wasDragged) event.stopPropagation();
      wasDragged = false;
    };
    box.addEventListener("wheel", wheel, { passive: false });
    box.addEventListener("pointerdown", down);
    box.addEventListener("pointermove", moved);
    box.addEventListener("pointerup", up);
    box.addEventListener("pointercancel", up);
    box.addEventListener("click", click, true);
    return () => {
      cancelAnimationFrame(due);
      box.removeEventListener("wheel", wheel);
      box.removeEventListener("pointerdown", down);
      box.removeEventListener("pointermove", moved);
      box.removeEventListener("pointerup", up);
      box.removeEventListener("pointercancel", up);
      box.removeEventListener("click", click, true);
    };
  }, [element]);
}

function clamped(share: number): number {
  return Math.min(Math.max(share, 0), 1);
}
