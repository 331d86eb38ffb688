import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** A stream of random numbers that depends on its keys alone: the same keys, the same numbers, on any machine and thread. */
export class Stream {
  readonly #bits: { next(): number };
  #spare: number | undefined;

  /** Keys such as a seed, a party and a chain; integers. Streams of different keys do not meet in practice. */
  constructor(...keys: readonly number[]) {
    let hash = 0x9e3779b9;
    for (const key of keys) hash = mix(hash ^ mix(key | 0));
    this.#bits = xoroshiro128plus(hash);
  }

  /** A number in (0, 1), never at its ends. */
  next(): number {
    const high = this.#bits.next() >>> 5;
    const low = this.#bits.next() >>> 6;
    return (high * 67108864 + low + 0.5) / 9007199254740992;
  }

  /** An integer in [0, limit). */
  below(limit: number): number {
    return Math.min(limit - 1, Math.floor(this.next() * limit));
  }

  /** One of a non-empty list. */
  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)] as T;
  }

  /** A standard normal (Box & Muller 1958). */
  normal(): number {
    if (this.#spare !== undefined) {
      const spare = this.#spare;
      this.#spare = undefined;
      return spare;
    }
    const radius = Math.sqrt(-2 * Math.log(this.next()));
    const angle = 2 * Math.PI * this.next();
    this.#spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  }
}

/** Scatters the bits of an integer (murmur3's last step, Appleby 2011). */
function mix(key: number): number {
  let h = key | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
