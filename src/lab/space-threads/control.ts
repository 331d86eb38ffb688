/** Places in the memory that all threads of a job share: how they agree on who does what, without messages. */
const NEXT = 0;
const DONE = 1;
const STOP = 2;
/** From here on, two words a thread: whether it has begun or came too late, and how many of its parts have been joined. */
const BEGUN = 3;
const JOINED = 4;
const WORDS_OF_THREAD = 2;
const YES = 1;
const TOO_LATE = 2;

/** What the threads of one job share besides the tables. Whole numbers of stretches fit: 2^40 packages are 2^23 of them. */
export class Control {
  readonly words: Int32Array<SharedArrayBuffer>;

  constructor(from: number | Int32Array<SharedArrayBuffer>) {
    this.words = typeof from === "number" ? new Int32Array(new SharedArrayBuffer((BEGUN + WORDS_OF_THREAD * from) * 4)) : from;
  }

  /** The number of a stretch that nobody has looked at: whoever is quick asks more often, so nobody waits for the slow. */
  takeNext(): number {
    return Atomics.add(this.words, NEXT, 1);
  }

  /** Counts a stretch as looked at. */
  addDone(): void {
    Atomics.add(this.words, DONE, 1);
  }

  done(): number {
    return Atomics.load(this.words, DONE);
  }

  stop(): void {
    Atomics.store(this.words, STOP, 1);
  }

  isStopped(): boolean {
    return Atomics.load(this.words, STOP) === 1;
  }

  /** Says whether the thread may begin: not once it has been given up. */
  begin(thread: number): boolean {
    return Atomics.compareExchange(this.words, BEGUN + WORDS_OF_THREAD * thread, 0, YES) === 0;
  }

  /** Gives a thread up that has not begun, so that nobody waits for one still starting; says whether that was so. */
  giveUp(thread: number): boolean {
    return Atomics.compareExchange(this.words, BEGUN + WORDS_OF_THREAD * thread, 0, TOO_LATE) === 0;
  }

  countJoined(thread: number): void {
    Atomics.add(this.words, JOINED + WORDS_OF_THREAD * thread, 1);
    Atomics.notify(this.words, JOINED + WORDS_OF_THREAD * thread);
  }

  /** Waits until so many parts of a thread have been joined: it must not pile up more than that. */
  waitForJoined(thread: number, parts: number): void {
    for (let joined = 0; joined < parts; joined = Atomics.load(this.words, JOINED + WORDS_OF_THREAD * thread)) {
      Atomics.wait(this.words, JOINED + WORDS_OF_THREAD * thread, joined);
    }
  }
}
