import { afterEach, describe, expect, it, vi } from "vitest";
import { Threads } from "./threads.ts";

/** A thread's start takes a while on a machine that is busy with other tests. */
vi.setConfig({ testTimeout: 30_000 });

const SCRIPT = new URL("../../test/made-worker.ts", import.meta.url);
const made: Threads<{ root: number; forMs: number }, number>[] = [];

function threads(limit: number) {
  const some = new Threads<{ root: number; forMs: number }, number>(SCRIPT, limit);
  made.push(some);
  return some;
}

afterEach(async () => {
  await Promise.all(made.splice(0).map((each) => each.close()));
});

describe("Threads", () => {
  it("[L1] answer in the order of the jobs, whichever ends first, and count what is done", async () => {
    const jobs = [3, 1, 4, 1, 5, 9].map((root, i) => ({ root, forMs: i === 0 ? 60 : 0 }));
    const counts: number[] = [];
    const some = threads(2);
    expect(await some.run(jobs, { onDone: (done) => counts.push(done) })).toEqual([9, 1, 16, 1, 25, 81]);
    expect(counts).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await some.run([{ root: 2, forMs: 0 }])).toEqual([4]);
    expect(await some.run([])).toEqual([]);
  });

  it("[L1] have the calling thread do its share, where it may, with the same answers", async () => {
    const roots = Array.from({ length: 40 }, (_, root) => ({ root, forMs: 0 }));
    for (const limit of [1, 2, 3]) {
      const here: number[] = [];
      const some = new Threads<{ root: number; forMs: number }, number>(SCRIPT, limit, ({ root }) => {
        here.push(root);
        return root * root;
      });
      made.push(some);
      expect(await some.run(roots)).toEqual(roots.map(({ root }) => root * root));
      expect(here.length).toBeGreaterThan(0);
      if (limit === 1) expect(here.length).toBe(40);
    }
    const failing = new Threads<{ root: number; forMs: number }, number>(SCRIPT, 1, () => { throw new Error("not here"); });
    await expect(failing.run([{ root: 1, forMs: 0 }])).rejects.toThrow("not here");
  });

  it("[L4] reject with what a job throws, and can be used again", async () => {
    const some = threads(2);
    await expect(some.run([{ root: 1, forMs: 0 }, { root: -1, forMs: 0 }])).rejects.toThrow("no root is -1");
    expect(await some.run([{ root: 7, forMs: 0 }])).toEqual([49]);
  });

  it("[L3] stop at once when told to", async () => {
    const stop = new AbortController();
    const running = threads(1).run([{ root: 1, forMs: 0 }, { root: 2, forMs: 20_000 }], {
      signal: stop.signal,
      onDone: () => { stop.abort(new Error("enough")); },
    });
    await expect(running).rejects.toThrow("enough");
    await expect(threads(1).run([{ root: 1, forMs: 0 }], { signal: stop.signal })).rejects.toThrow("enough");
  });
});
