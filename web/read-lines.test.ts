import { describe, expect, it } from "vitest";
import { readLines } from "./read-lines.ts";

async function linesOf(...pieces: readonly (string | Uint8Array<ArrayBuffer>)[]): Promise<string[]> {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(typeof piece === "string" ? encoder.encode(piece) : piece);
      controller.close();
    },
  });
  const lines: string[] = [];
  for await (const line of readLines({ body })) lines.push(line);
  return lines;
}

describe("lines of an answer", () => {
  it("come whole, however they are cut up on the way", async () => {
    expect(await linesOf('{"a":', "1}\n{", '"b":2}\n')).toEqual(['{"a":1}', '{"b":2}']);
  });

  it("need no end after the last", async () => {
    expect(await linesOf("one\n\ntwo")).toEqual(["one", "two"]);
  });

  it("may be cut within a letter", async () => {
    const bytes = new TextEncoder().encode("Größe\n");
    expect(await linesOf(bytes.slice(0, 3), bytes.slice(3))).toEqual(["Größe"]);
  });

  it("are none where there is no body", async () => {
    for await (const line of readLines({ body: null })) expect.fail(line);
  });
});
