import type { Likelihood } from "./likelihood.kernel.ts";
import type { Stream } from "./stream.ts";
import { type Changed, EVERYTHING, type Mind, type Transform } from "./transform.kernel.ts";

/**
 * Elliptical slice sampling (Murray, Adams & MacKay 2010) of latents whose prior is standard normal: a step draws another
 * point of the prior, and moves along the ellipse through both to a point no less likely than a random share of the
 * likelihood here. It has no step length to tune and is never refused. A step may move a part of the latents only: where there
 * are many acts, a step of all of them is short, and one of a few goes further and costs less.
 */
export class EllipticalSlice {
  /** Where the chain stands. */
  readonly latents: Float64Array;
  readonly #transform: Transform;
  readonly #likelihood: Likelihood;
  readonly #stream: Stream;
  readonly #mind: Mind;
  readonly #other: Float64Array;
  readonly #next: Float64Array;
  #logLikelihood: number;

  /** Starts where it is told, or else at a draw from the prior. */
  constructor(transform: Transform, likelihood: Likelihood, stream: Stream, start?: Float64Array) {
    const { latents } = transform.layout;
    this.#transform = transform;
    this.#likelihood = likelihood;
    this.#stream = stream;
    this.#mind = transform.empty();
    this.latents = start ? start.slice() : Float64Array.from({ length: latents }, () => stream.normal());
    this.#other = new Float64Array(latents);
    this.#next = new Float64Array(latents);
    this.#logLikelihood = this.#weigh(this.latents, EVERYTHING);
  }

  /** One step of the latents from `from` to `to`, the others held; `changed` says what of the mind they make. */
  step(from = 0, to = this.latents.length, changed: Changed = EVERYTHING): void {
    const { latents } = this;
    const other = this.#other;
    const next = this.#next;
    const stream = this.#stream;
    for (let k = from; k < to; k++) other[k] = stream.normal();
    next.set(latents);
    const least = this.#logLikelihood + Math.log(stream.next());
    let angle = 2 * Math.PI * stream.next();
    let low = angle - 2 * Math.PI;
    let high = angle;
    for (;;) {
      const cos = Math.cos(angle);
      const sin = Math.sin(angle);
      for (let k = from; k < to; k++) next[k] = (latents[k] as number) * cos + (other[k] as number) * sin;
      const log = this.#weigh(next, changed);
      if (log > least) {
        this.#logLikelihood = log;
        latents.set(next);
        return;
      }
      // The bracket has shrunk to where the chain stands: rounding leaves nothing else.
      if (high - low < 1e-12) {
        this.#weigh(latents, EVERYTHING);
        return;
      }
      if (angle < 0) low = angle;
      else high = angle;
      angle = low + (high - low) * stream.next();
    }
  }

  #weigh(latents: Float64Array, changed: Changed): number {
    this.#transform.apply(latents, 0, this.#mind, changed);
    return this.#likelihood.of(this.#mind, changed);
  }
}
