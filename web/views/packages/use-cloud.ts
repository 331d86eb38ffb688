import { useEffect, useState } from "react";
import type { Scenario } from "../../../src/case/scenario.ts";
import { type Cloud, makeCloud } from "./cloud.ts";

/** Work is cut into slices this long, so that the page answers in between. */
const SLICE_MS = 12;

/** The values of two parties for every package, worked out in slices; undefined until they are. */
export function useCloud(scenario: Scenario, a: number, b: number): Cloud | undefined {
  const [made, setMade] = useState<{ scenario: Scenario; a: number; b: number; cloud: Cloud }>();
  useEffect(() => {
    let timer = 0;
    const work = makeCloud(scenario, a, b);
    const slice = (): void => {
      const until = performance.now() + SLICE_MS;
      for (let step = work.next(); ; step = work.next()) {
        if (step.done === true) {
          setMade({ scenario, a, b, cloud: step.value });
          return;
        }
        if (performance.now() > until) break;
      }
      timer = window.setTimeout(slice);
    };
    timer = window.setTimeout(slice);
    return () => {
      window.clearTimeout(timer);
    };
  }, [scenario, a, b]);
  return made?.scenario === scenario && made.a === a && made.b === b ? made.cloud : undefined;
}
