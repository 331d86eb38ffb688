import { type RefObject, useEffect, useRef } from "react";

interface PanelKeys {
  readonly close: () => void;
  readonly step: (step: 1 | -1) => void;
}

/** Esc closes; j or ] goes to the next event, k or [ to the one before. Not while somebody types. */
export function usePanelKeys({ close, step }: PanelKeys): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      // Esc in a list of choices closes that list, and a letter typed is a letter.
      const field = event.target instanceof HTMLElement ? /^(INPUT|SELECT|TEXTAREA)$/.exec(event.target.tagName)?.[0] : undefined;
      if (field !== undefined && (event.key !== "Escape" || field === "SELECT")) return;
      if (event.key === "Escape") close();
      else if (event.key === "j" || event.key === "]") step(1);
      else if (event.key === "k" || event.key === "[") step(-1);
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", press);
    return () => {
      window.removeEventListener("keydown", press);
    };
  }, [close, step]);
}

interface PanelFocus {
  /** Puts the focus back on the mark that opened the panel, or on the view where that mark is gone. */
  readonly giveBack: () => void;
  /** The change to come is the panel's own: leave the focus where it is. */
  readonly stay: () => void;
}

/** Opened from the keyboard, the panel takes the focus; opened by pointer or by address, it leaves it where it is. */
export function usePanelFocus(
  panel: RefObject<HTMLElement | null>,
  heading: RefObject<HTMLElement | null>,
  selected: string,
): PanelFocus {
  const opener = useRef<HTMLElement | null>(null);
  const own = useRef(false);
  useEffect(() => {
    const active = document.activeElement;
    const isOwn = own.current;
    own.current = false;
    if (!(active instanceof HTMLElement) || active === document.body || panel.current?.contains(active)) return;
    opener.current = active;
    if (!isOwn && active.matches(":focus-visible")) heading.current?.focus({ preventScroll: true });
  }, [panel, heading, selected]);
  return {
    giveBack() {
      if (!panel.current?.contains(document.activeElement) && document.activeElement !== document.body) return;
      const back = opener.current?.isConnected ? opener.current : document.getElementById("view");
      back?.focus({ preventScroll: true });
    },
    stay() {
      own.current = true;
    },
  };
}
