import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MemoryStore } from "../../src/journal/adapters/memory-store.ts";
import { openSqliteStore } from "../../src/journal/adapters/sqlite-store.ts";
import type { EventStore, NewEvent } from "../../src/journal/store.ts";
import { Upcasts } from "../../src/journal/upcasts.ts";

/** What the suite needs to know of an adapter. A place is where the events of one test are kept. */
interface Adapter {
  readonly name: string;
  /** Opens the place, or opens it again beside handles that are open already. */
  readonly open: (place: string, upcasts?: Upcasts) => EventStore;
  /** What another process runs to open the place, given as `place`; undefined where no other process can. */
  readonly openElsewhere: string | undefined;
}

const shared = new Map<string, MemoryStore>();
const sqliteUrl = new URL("../../src/journal/adapters/sqlite-store.ts", import.meta.url).href;

const ADAPTERS: readonly Adapter[] = [
  {
    name: "memory",
    open(place, upcasts) {
      const store = shared.get(place) ?? new MemoryStore(upcasts);
      shared.set(place, store);
      return store;
    },
    // Memory is one process's own, and ends with it.
    openElsewhere: undefined,
  },
  {
    name: "sqlite",
    open(place, upcasts) {
      const opened = openSqliteStore(join(place, "store.db"), upcasts && { upcasts });
      if (!opened.ok) throw new Error(opened.faults[0]?.message);
      return opened.value;
    },
    openElsewhere: `
      const { openSqliteStore } = await import(${JSON.stringify(sqliteUrl)});
      const { join } = await import("node:path");
      const opened = openSqliteStore(join(place, "store.db"));
      if (!opened.ok) throw new Error(opened.faults[0].message);
      const store = opened.value;`,
  },
];

let made = 0;
function event(payload: unknown = {}, parts: Partial<NewEvent> = {}): NewEvent {
  return { id: `e${String(++made)}`, type: "Noted", version: 1, payload, atMs: 1_700_000_000_000 + made, ...parts };
}

describe.each(ADAPTERS)("store: $name", ({ open, openElsewhere }) => {
  let place: string;
  let opened: EventStore[];
  const again = (upcasts?: Upcasts) => {
    const store = open(place, upcasts);
    opened.push(store);
    return store;
  };
  let store: EventStore;

  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), "store-"));
    opened = [];
    store = again();
  });
  afterEach(async () => {
    for (const one of opened) await one.close();
    rmSync(place, { recursive: true, force: true });
  });

  const payloadOf = async (payload: unknown) => {
    await store.append("s", "any", [event(payload)]);
    return (await store.read("s")).at(-1)?.payload;
  };

  it("[S1] gives back what was appended, field by field", async () => {
    const first = event({ a: 1, deep: { list: [1, "two", null, true, 0.1] } }, { type: "Opened", version: 3, atMs: -5 });
    expect(await store.append("s", "none", [first])).toEqual({ ok: true, value: { sequence: 1 } });
    expect(await store.read("s")).toEqual([{ ...first, stream: "s", sequence: 1, position: 1 }]);
  });

  it("[S1] keeps a payload at the extremes", async () => {
    for (const payload of [null, "", 0, [], {}, Number.MAX_VALUE, 5e-324, Number.MAX_SAFE_INTEGER, [[[[[]]]]], { "": "" }]) {
      expect(await payloadOf(payload)).toEqual(payload);
    }
  });

  it("[S1] keeps every character, half a surrogate pair and NUL in a payload included", async () => {
    const text = "مفاوضات · משא ומתן · 交渉 · 🕊️ · e\u0301 · \u2028 \u0000 \u202e \ud800 \ufeff '\"\\;--";
    expect(await payloadOf({ [text]: text })).toEqual({ [text]: text });
  });

  it("[S1] keeps names of streams, types and ids to the letter", async () => {
    const odd = event({}, { id: "'; DROP TABLE event; --", type: "Ω 'x'" });
    await store.append("table/صنعاء '%_", "any", [odd]);
    expect(await store.read("table/صنعاء '%_")).toMatchObject([{ id: odd.id, type: odd.type }]);
    expect(await store.read("table/صنعاء '%%")).toEqual([]);
  });

  it("[S1] drops members that are undefined, and no others", async () => {
    expect(await payloadOf({ a: undefined, b: null, c: "" })).toEqual({ b: null, c: "" });
  });

  it("[S1] keeps a payload of 8 MB", async () => {
    const large = { text: "ø".repeat(4_000_000) };
    expect(await payloadOf(large)).toEqual(large);
  });

  it("[S1] is not changed by what its readers or writers do to what they hold", async () => {
    const payload = { list: [1] };
    await store.append("s", "any", [event(payload)]);
    payload.list.push(2);
    const [read] = await store.read("s");
    (read?.payload as typeof payload).list.push(3);
    expect((await store.read("s"))[0]?.payload).toEqual({ list: [1] });
  });

  it("[S2] numbers a stream from 1 and the store across streams, both upwards", async () => {
    await store.append("a", "any", [event(), event()]);
    await store.append("b", "any", [event()]);
    await store.append("a", "any", [event()]);
    expect((await store.read("a")).map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect((await store.read("b")).map(({ sequence }) => sequence)).toEqual([1]);
    const all = await store.readAll();
    expect(all.map(({ stream, sequence }) => `${stream}${String(sequence)}`)).toEqual(["a1", "a2", "b1", "a3"]);
    const positions = all.map(({ position }) => position);
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect(new Set(positions).size).toBe(4);
  });

  it("[S2] reads a part: from a sequence or position, at most so many", async () => {
    await store.append("a", "any", Array.from({ length: 10 }, (_, i) => event(i)));
    const numbers = async (range: { from?: number; limit?: number }) => (await store.read("a", range)).map(({ sequence }) => sequence);
    expect(await numbers({ from: 4, limit: 3 })).toEqual([4, 5, 6]);
    expect(await numbers({ from: 9 })).toEqual([9, 10]);
    expect(await numbers({ from: 11 })).toEqual([]);
    expect(await numbers({ limit: 0 })).toEqual([]);
    const fifth = (await store.readAll({ limit: 5 })).at(-1)?.position ?? 0;
    expect((await store.readAll({ from: fifth + 1, limit: 2 })).map(({ payload }) => payload)).toEqual([5, 6]);
  });

  it("[S2] says where each stream stands", async () => {
    expect(await store.streams()).toEqual([]);
    await store.append("b", "any", [event(), event()]);
    await store.append("a", "any", [event()]);
    await store.append("c", "any", []);
    expect(await store.streams()).toEqual([{ stream: "a", sequence: 1 }, { stream: "b", sequence: 2 }]);
  });

  it("[S3] refuses an append whose expectation does not hold, says where the stream stands, and stores nothing", async () => {
    await store.append("s", "none", [event(), event()]);
    for (const expected of ["none", 0, 1, 3] as const) {
      const refused = await store.append("s", expected, [event()]);
      expect(refused).toMatchObject({ ok: false, actual: 2, faults: [{ code: "store/conflict" }] });
    }
    expect(await store.read("s")).toHaveLength(2);
    expect(await store.append("s", 2, [event()])).toEqual({ ok: true, value: { sequence: 3 } });
    expect(await store.append("s", "any", [event()])).toEqual({ ok: true, value: { sequence: 4 } });
    expect(await store.append("new", 1, [event()])).toMatchObject({ ok: false, actual: 0 });
  });

  it("[S3] holds an empty batch to its expectation as well", async () => {
    expect(await store.append("s", "none", [])).toEqual({ ok: true, value: { sequence: 0 } });
    expect(await store.append("s", 4, [])).toMatchObject({ ok: false, actual: 0 });
  });

  it("[S3] lets one of two handles win where both expect the same", async () => {
    const other = again();
    const outcomes = await Promise.all(Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? store : other).append("s", 0, [event(i)])));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await store.read("s")).toHaveLength(1);
    expect(await other.read("s")).toEqual(await store.read("s"));
  });

  it("[S3] loses nothing when two handles append turn by turn, each deciding anew after a conflict", async () => {
    const other = again();
    const write = async (mine: EventStore, name: string) => {
      for (let i = 0; i < 25; i++) {
        let expected = (await mine.read("s")).length;
        for (;;) {
          const outcome = await mine.append("s", expected, [event(`${name}${String(i)}`)]);
          if (outcome.ok) break;
          expected = outcome.actual;
        }
      }
    };
    await Promise.all([write(store, "a"), write(other, "b")]);
    const payloads = (await store.read("s")).map(({ payload }) => payload);
    expect(payloads).toHaveLength(50);
    for (const name of ["a", "b"]) {
      const mine = payloads.filter((payload) => String(payload).startsWith(name));
      expect(mine).toEqual(Array.from({ length: 25 }, (_, i) => `${name}${String(i)}`));
    }
  });

  it("[S4] stores nothing of a batch in which one event cannot be stored", async () => {
    const circle: unknown[] = [];
    circle.push(circle);
    const wrongs: NewEvent[] = [
      event(Number.NaN), event(1n), event(circle), event(() => 1),
      event({}, { id: "" }), event({}, { type: "a\0b" }), event({}, { id: "\ud800" }), event({}, { version: 0 }),
      event({}, { atMs: 0.5 }), event({}, { atMs: Number.NaN }),
    ];
    for (const wrong of wrongs) await expect(store.append("s", "any", [event(), event(), wrong])).rejects.toThrow();
    await expect(store.append("", "any", [event()])).rejects.toThrow(TypeError);
    expect(await store.readAll()).toEqual([]);
    expect(await store.append("s", "none", [event()])).toMatchObject({ ok: true });
  });

  it("[S4] stores an id once, in whatever stream, and nothing of a batch that repeats one", async () => {
    const first = event();
    await store.append("a", "any", [first]);
    const twice = event();
    for (const [stream, batch] of [["a", [event(), first]], ["b", [first]], ["b", [twice, event(), twice]]] as const) {
      expect(await store.append(stream, "any", batch)).toMatchObject({ ok: false, faults: [{ code: "store/duplicate-id" }] });
    }
    expect(await store.readAll()).toHaveLength(1);
    expect(await store.append("b", "none", [twice])).toMatchObject({ ok: true });
  });

  it("[S5] brings events up to date on the way out and leaves what is stored as it was", async () => {
    await store.append("s", "any", [event({ name: "x" }), event({ title: "y" }, { version: 2 }), event({ name: "z" }, { type: "Other" })]);
    const upcasts = new Upcasts([
      { type: "Noted", from: 1, to: 2, payload: (old) => ({ title: (old as { name: string }).name }) },
      { type: "Noted", from: 2, to: 3, payload: (old) => ({ ...(old as object), open: true }) },
    ]);
    shared.delete(place);
    const fresh = openElsewhere === undefined ? await copyOf(store, again(upcasts)) : again(upcasts);
    expect((await fresh.read("s")).map(({ version, payload }) => ({ version, payload }))).toEqual([
      { version: 3, payload: { title: "x", open: true } },
      { version: 3, payload: { title: "y", open: true } },
      { version: 1, payload: { name: "z" } },
    ]);
    expect((await fresh.readAll({ limit: 1 }))[0]?.version).toBe(3);
    expect((await store.read("s")).map(({ version }) => version)).toEqual([1, 2, 1]);
  });

  it("[S6] holds 10,000 events in one batch and in many", async () => {
    const many = Array.from({ length: 9_900 }, (_, i) => event({ i }));
    expect(await store.append("s", "none", many)).toEqual({ ok: true, value: { sequence: 9_900 } });
    for (let i = 9_900; i < 10_000; i++) await store.append("s", i, [event({ i })]);
    const read = await store.read("s");
    expect(read).toHaveLength(10_000);
    expect(read.every((one, i) => one.sequence === i + 1 && (one.payload as { i: number }).i === i)).toBe(true);
  });

  it("[S7] is refused after close by a rejection, and closing again does nothing", async () => {
    await store.append("s", "any", [event()]);
    await store.close();
    await store.close();
    await expect(store.read("s")).rejects.toThrow();
    await expect(store.append("s", "any", [event()])).rejects.toThrow();
  });

  // The rest asks for events that outlive a handle or a process; memory ends with both.
  describe.skipIf(openElsewhere === undefined)("beyond this process", () => {
    const elsewhere = (script: string) => {
      const code = `const place = ${JSON.stringify(place)};${openElsewhere ?? ""}
        const event = (id) => ({ id, type: "Noted", version: 1, payload: { id }, atMs: 0 });
        ${script}`;
      return spawn(process.execPath, ["--input-type=module", "--eval", code], { stdio: ["ignore", "pipe", "inherit"] });
    };

    it("[S6] finds everything again when opened after close", async () => {
      await store.append("a", "any", [event({ n: 1 }), event({ n: 2 })]);
      await store.append("b", "any", [event()]);
      const before = await store.readAll();
      await store.close();
      const later = again();
      expect(await later.readAll()).toEqual(before);
      expect(await later.append("a", 2, [event()])).toEqual({ ok: true, value: { sequence: 3 } });
    });

    it("[S6] shows another process what is stored while it stays open here", async () => {
      await store.append("s", "any", [event("here")]);
      const child = elsewhere(`process.stdout.write(JSON.stringify((await store.read("s")).map((e) => e.payload))); await store.close();`);
      const printed: string[] = [];
      child.stdout.on("data", (chunk: Buffer) => printed.push(chunk.toString()));
      expect(await once(child, "close")).toEqual([0, null]);
      expect(printed.join("")).toBe('["here"]');
    });

    it("[S3] loses nothing when four processes make and fill the store at once", async () => {
      rmSync(place, { recursive: true });
      const children = ["a", "b", "c", "d"].map((name) =>
        elsewhere(`for (let i = 0; i < 25; i++) {
          const outcome = await store.append("s", "any", [event("${name}" + i)]);
          if (!outcome.ok) process.exit(3);
        }
        await store.close();`),
      );
      expect(await Promise.all(children.map((child) => once(child, "close")))).toEqual(children.map(() => [0, null]));
      const read = await again().read("s");
      expect(read.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
      expect(new Set(read.map(({ id }) => id)).size).toBe(100);
    });

    it("[S6] has what was acknowledged after its process was killed in the middle of appending", async () => {
      for (const killAfter of [1, 7, 40]) {
        const run = `k${String(killAfter)}-`;
        const child = elsewhere(`for (let i = 0; ; i++) {
          const outcome = await store.append("s", "any", [event("${run}" + i + "x"), event("${run}" + i + "y")]);
          if (!outcome.ok) process.exit(3);
          process.stdout.write(i + "\\n");
        }`);
        let acknowledged = -1;
        for await (const line of createInterface({ input: child.stdout })) {
          acknowledged = Number(line);
          if (acknowledged === killAfter) child.kill("SIGKILL");
        }
        expect(acknowledged).toBeGreaterThanOrEqual(killAfter);
        const stored = (await again().read("s")).filter(({ id }) => id.startsWith(run)).map(({ id }) => id);
        // Whole batches, in order, and at least the acknowledged ones.
        expect(stored.length % 2).toBe(0);
        expect(stored.length).toBeGreaterThanOrEqual(2 * (acknowledged + 1));
        expect(stored).toEqual(stored.map((_, i) => `${run}${String(i >> 1)}${i % 2 === 0 ? "x" : "y"}`));
      }
      const sequences = (await again().read("s")).map(({ sequence }) => sequence);
      expect(sequences).toEqual(sequences.map((_, i) => i + 1));
    });
  });
});

/** A memory store has its upcasts from the start, so that what it holds is taken over by one that has others. */
async function copyOf(from: EventStore, to: EventStore): Promise<EventStore> {
  await to.append("s", "any", await from.read("s"));
  return to;
}
