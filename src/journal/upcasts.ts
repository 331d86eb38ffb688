/** One step of an event type's history: what turns a payload of one version into the next version known. */
export interface Upcast {
  readonly type: string;
  readonly from: number;
  readonly to: number;
  readonly payload: (old: unknown) => unknown;
}

interface Versioned {
  readonly type: string;
  readonly version: number;
  readonly payload: unknown;
}

/** Brings stored events up to date on the way out; what is stored is never edited. */
export class Upcasts {
  readonly #steps = new Map<string, Upcast>();

  /** Throws where two steps start from the same version, or one does not lead upwards: both are bugs. */
  constructor(steps: readonly Upcast[] = []) {
    for (const step of steps) {
      const key = keyOf(step.type, step.from);
      if (step.to <= step.from) throw new RangeError(`${step.type} ${String(step.from)} is not brought up by ${String(step.to)}`);
      if (this.#steps.has(key)) throw new RangeError(`two steps start from ${step.type} ${String(step.from)}`);
      this.#steps.set(key, step);
    }
  }

  /** The event in the newest shape that the steps lead to; itself where none starts from it. */
  apply<T extends Versioned>(event: T): T {
    let current = event;
    for (let step = this.#stepFrom(current); step; step = this.#stepFrom(current)) {
      current = { ...current, version: step.to, payload: step.payload(current.payload) };
    }
    return current;
  }

  #stepFrom(event: Versioned): Upcast | undefined {
    return this.#steps.get(keyOf(event.type, event.version));
  }
}

function keyOf(type: string, version: number): string {
  return `${String(version)} ${type}`;
}
