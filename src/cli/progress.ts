import { Presets, SingleBar } from "cli-progress";

/** A bar on standard error, where somebody is watching; elsewhere nothing. */
export class Progress {
  readonly #bar: SingleBar | undefined;
  #isRunning = false;

  constructor() {
    if (!process.stderr.isTTY) return;
    const format = "{bar} {percentage}%  {step}";
    const options = { format, stream: process.stderr, clearOnComplete: true, hideCursor: false, barsize: 28 };
    this.#bar = new SingleBar(options, Presets.shades_grey);
  }

  /** What is being done, and how much of the whole is: 0 to 1. */
  show(step: string, done: number): void {
    if (!this.#isRunning) this.#bar?.start(1, 0, { step });
    this.#isRunning = true;
    this.#bar?.update(Math.min(1, done), { step });
  }

  /** Clears the line for what is said next; showing something starts it again. */
  stop(): void {
    if (this.#isRunning) this.#bar?.stop();
    this.#isRunning = false;
  }
}
