import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { parseJsonLines } from "../../case/json-lines.ts";
import { readLinesFile } from "./lines-file.ts";

const MEBI = 1024 * 1024;

let file = "";
beforeEach(() => {
  const made = mkdtempSync(join(tmpdir(), "backchannel-lines-"));
  file = join(made, "journal.jsonl");
  onTestFinished(() => {
    rmSync(made, { recursive: true, force: true });
  });
});

/** Lines of every length up to some thousand characters, some of two, three and four bytes, some lines longer than a block. */
function manyLines(bytes: number): string {
  const rows = ['{"version":1}'];
  let length = 0;
  for (let i = 0; length < bytes; i++) {
    const note = "añ⛴🚢 ".repeat((i * 7919) % 700);
    rows.push(JSON.stringify({ id: `e${String(i)}`, note: i % 1500 === 700 ? note + "x".repeat(3 * MEBI) : note, by: ["x", "y"] }));
    length += Buffer.byteLength(rows.at(-1) ?? "");
    if (i % 97 === 0) rows.push("");
  }
  return `${rows.join("\n")}\n`;
}

describe("readLinesFile", () => {
  it("reads in blocks what is read whole, and places faults alike", async () => {
    for (const text of [manyLines(9 * MEBI), manyLines(2 * MEBI).trimEnd(), '{"version":1}', "", "\n\n", `{"id":"a","note":"${"y".repeat(MEBI - 22)}"}\n{"id":"b"}\n`]) {
      writeFileSync(file, text);
      const [read, whole] = [await readLinesFile(file, "journal.jsonl"), parseJsonLines("journal.jsonl", text)];
      if (!read.ok || !whole.ok) throw new Error("unread");
      expect(JSON.stringify(read.value.value) === JSON.stringify(whole.value.value)).toBe(true);
      const { events } = whole.value.value as { events: unknown[] };
      for (let i = 0; i < events.length; i += 1 + Math.floor(events.length / 40)) {
        const path = ["events", i, "by", 1];
        expect(read.value.placeOf(path)).toEqual(whole.value.placeOf(path));
      }
    }
  });

  it("tells every unreadable line, and the line of what is no text", async () => {
    const text = manyLines(3 * MEBI);
    const count = text.split("\n").length;
    const faultsOf = async (more: string | Buffer): Promise<string[]> => {
      writeFileSync(file, text);
      appendFileSync(file, more);
      const read = await readLinesFile(file, "j");
      return read.ok ? [] : read.faults.map(({ code, at }) => `${code} ${String(at?.line)}`);
    };
    expect(await faultsOf('{"id":\n{"id":"z"}\nnone\n')).toEqual([`file/syntax ${String(count)}`, `file/syntax ${String(count + 2)}`]);
    expect(await faultsOf(Buffer.from([0x7b, 10, 0x22, 0, 0x22]))).toEqual([`file/binary ${String(count + 1)}`]);
    expect(await faultsOf(Buffer.from([0x7b, 10, 0x22, 0xe2, 0x28, 0x22]))).toEqual([`file/not-utf8 ${String(count + 1)}`]);
  });

  it("places a fault as well as it can in a file that has shrunk since", async () => {
    writeFileSync(file, '{"id":"a","by":["x"]}\n{"id":"b","by":["x"]}\n');
    const read = await readLinesFile(file, "j");
    writeFileSync(file, "");
    expect(read.ok && read.value.placeOf(["events", 1, "by", 0])).toEqual({ file: "j", line: 2, column: 1 });
  });
});
