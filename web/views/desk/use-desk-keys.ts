import { useEffect, useRef } from "react";

export interface DeskKeys {
  /** Whether decisions can be made; looking is always possible. */
  readonly writable: boolean;
  readonly step: (by: 1 | -1) => void;
  readonly words: (by: 1 | -1) => void;
  readonly accept: () => void;
  readonly reject: () => void;
  readonly edit: () => void;
  readonly mark: () => void;
  readonly merge: () => void;
  readonly split: () => void;
  readonly undo: () => void;
}

/** The desk by keyboard alone; KEYS says it in words. Keys typed into a field are the field's. */
export function useDeskKeys(keys: DeskKeys): void {
  const held = useRef(keys);
  held.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const act = actOf(event.key, held.current);
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", press);
    return () => {
      window.removeEventListener("keydown", press);
    };
  }, []);
}

export const KEYS: readonly (readonly [keys: string, what: string])[] = [
  ["j", "next candidate"],
  ["k", "candidate before"],
  ["]", "its next words"],
  ["[", "its words before"],
  ["a", "accept"],
  ["r", "reject"],
  ["e", "edit"],
  ["m", "mark for merging"],
  ["M", "merge the marked into this one"],
  ["s", "split these words off"],
  ["u", "undo"],
];

function actOf(key: string, keys: DeskKeys): (() => void) | undefined {
  switch (key) {
    case "j":
      return () => {
        keys.step(1);
      };
    case "k":
      return () => {
        keys.step(-1);
      };
    case "]":
      return () => {
        keys.words(1);
      };
    case "[":
      return () => {
        keys.words(-1);
      };
    default:
      return keys.writable
        ? { a: keys.accept, r: keys.reject, e: keys.edit, m: keys.mark, M: keys.merge, s: keys.split, u: keys.undo }[key]
        : undefined;
  }
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
