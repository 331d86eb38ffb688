import { useEffect, useState, useSyncExternalStore } from "react";
import { flushSync } from "react-dom";

const NARROW = "(width <= 700px)";

/** Whether the page is as narrow as a phone's. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(NARROW);
      media.addEventListener("change", changed);
      return () => {
        media.removeEventListener("change", changed);
      };
    },
    () => window.matchMedia(NARROW).matches,
  );
}

/** Whether the page is being printed: what only paper needs is built then, at once, and taken away afterwards. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const set = (to: boolean) => (): void => {
      // The browser takes its picture right after the event; a render that waits would come too late.
      flushSync(() => {
        setPrinting(to);
      });
    };
    const [before, after] = [set(true), set(false)];
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, []);
  return printing;
}
