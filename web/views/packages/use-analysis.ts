import { useEffect, useState } from "react";
import type { Scenario } from "../../../src/case/scenario.ts";
import { type Analysed, askAnalyst } from "./analyst.ts";

/** Once worked out, an analysis stays as long as its scenario does: going back and forth between pairs costs nothing. */
const known = new WeakMap<Scenario, Map<string, Analysed>>();

/**
 * The analysis of a scenario among some of its parties, by id; undefined until it is there, or where there are none. It
 * starts after the page has been drawn, with the words that say so already on it.
 */
export function useAnalysis(scenario: Scenario, parties: readonly string[]): Analysed | undefined {
  const key = parties.join(" ");
  const [, setDone] = useState(0);
  const found = known.get(scenario)?.get(key);
  useEffect(() => {
    if (key === "" || known.get(scenario)?.has(key) === true) return undefined;
    let timer = 0;
    let wanted = true;
    const frame = requestAnimationFrame(() => {
      timer = window.setTimeout(() => {
        askAnalyst(scenario, key.split(" "), (analysed) => {
          const made = known.get(scenario) ?? new Map<string, Analysed>();
          known.set(scenario, made);
          made.set(key, analysed);
          if (wanted) setDone((before) => before + 1);
        });
      });
    });
    return () => {
      wanted = false;
      cancelAnimationFrame(frame);
      window.clearTimeout(timer);
    };
  }, [scenario, key]);
  return found;
}
