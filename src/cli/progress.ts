import { createRequire } from "node:module";
import type { SingleBar } from "cli-progress";

/** Work that is done sooner needs no bar. */
export const QUIET_MS = 1000;

/** A bar on standard error, where somebody is watching; elsewhere nothing. */
export class Progress {
  #bar: SingleBar | undefined;
  readonly #fromMs: number;
  #isRunning = false;

  /** Work that is done within `quietMs` shows no bar. */
  constructor(quietMs = 0) {
    this.#fromMs = performance.now() + quietMs;
  }

  /** What is being done, and how much of the whole is: 0 to 1. */
  show(step: string, done: number): void {
    if (performance.now() < this.#fromMs || !process.stderr.isTTY) return;
    this.#bar ??= makeBar();
    if (!this.#isRunning) this.#bar.start(1, 0, { step });
    this.#isRunning = true;
    this.#bar.update(Math.min(1, done), { step });
  }

  /** Clears the line for what is said next; showing something starts it again. */
  stop(): void {
    if (this.#isRunning) this.#bar?.stop();
    this.#isRunning = false;
  }
}

/** Loaded when the first bar is drawn: most commands are done before, and load faster without. */
function makeBar(): SingleBar {
  const { Presets, SingleBar: Bar } = createRequire(import.meta.url)("cli-progress") as typeof import("cli-progress");
  const format = "{bar} {percentage}%  {step}";
  const options = { format, stream: process.stderr, clearOnComplete: true, hideCursor: false, barsize: 28 };
  return new Bar(options, Presets.shades_grey);
}
