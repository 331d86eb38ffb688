import type { Scenario } from "../../../src/case/scenario.ts";
import type { FaultOnWire } from "../../../src/server/wire.ts";
import { analyse } from "../../../src/study/space/analyse.ts";
import type { AnalyseOptions, SpaceAnalysis } from "../../../src/study/space/analysis.ts";

/** An analysis, or why there is none. Plain data, so that it can come from another thread. */
export type Analysed =
  | { readonly ok: true; readonly value: SpaceAnalysis }
  | { readonly ok: false; readonly faults: readonly FaultOnWire[] };

interface Ask {
  readonly id: number;
  readonly scenario: Scenario;
  readonly parties: readonly string[];
}

interface Answer {
  readonly id: number;
  readonly found: Analysed;
}

/** Among three and more parties on the page's own thread: a frontier coarse enough to keep the page answering, which says so. */
const COARSE: AnalyseOptions = { maxPoints: 2_000, epsilon: 0.02 };

function analysed(scenario: Scenario, parties: readonly string[], options: AnalyseOptions): Analysed {
  const found = analyse(scenario, { ...options, parties });
  return found.ok ? found : { ok: false, faults: found.faults.map((fault) => fault.toJSON()) };
}

/** What the page's script does where it runs beside the page: answers what it is asked, one after another. */
export function answerAsks(): void {
  self.addEventListener("message", ({ data: ask }: MessageEvent<Ask>) => {
    const answer: Answer = { id: ask.id, found: analysed(ask.scenario, ask.parties, {}) };
    self.postMessage(answer);
  });
}

interface Analyst {
  readonly worker: Worker;
  readonly waiting: Map<number, { readonly ask: Ask; readonly tell: (found: Analysed) => void }>;
}

let analyst: Analyst | "none" | undefined;
let asked = 0;

/**
 * Works out an analysis beside the page: a worker runs the page's own script, which its policy allows to be loaded from
 * where the page came from. An exported file has no such script; there, and wherever no worker starts, the page does it itself.
 */
export function askAnalyst(scenario: Scenario, parties: readonly string[], tell: (found: Analysed) => void): void {
  analyst ??= startAnalyst() ?? "none";
  const ask: Ask = { id: ++asked, scenario, parties };
  if (analyst === "none") {
    tell(analysed(scenario, parties, parties.length > 2 ? COARSE : {}));
    return;
  }
  analyst.waiting.set(ask.id, { ask, tell });
  analyst.worker.postMessage(ask);
}

function startAnalyst(): Analyst | undefined {
  const script = document.querySelector<HTMLScriptElement>('script[type="module"][src$="page.js"]')?.src;
  if (script === undefined) return undefined;
  const worker = new Worker(script, { type: "module" });
  const started: Analyst = { worker, waiting: new Map() };
  worker.addEventListener("message", ({ data: { id, found } }: MessageEvent<Answer>) => {
    started.waiting.get(id)?.tell(found);
    started.waiting.delete(id);
  });
  worker.addEventListener("error", () => {
    worker.terminate();
    analyst = "none";
    const left = [...started.waiting.values()];
    started.waiting.clear();
    for (const { ask, tell } of left) askAnalyst(ask.scenario, ask.parties, tell);
  });
  return started;
}
