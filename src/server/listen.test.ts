import { createServer, type Server } from "node:net";
import fastify, { type FastifyInstance } from "fastify";
import { afterEach, describe, expect, it } from "vitest";
import { listen, USUAL_PORTS } from "./listen.ts";

/** Others on this machine may be using the usual ones. */
const PORTS = { first: 21_750, last: 21_753 };

let https: FastifyInstance[] = [];
let blockers: Server[] = [];
afterEach(async () => {
  await Promise.all(https.map((http) => http.close()));
  await Promise.all(blockers.map((blocker) => new Promise((resolve) => blocker.close(resolve))));
  https = [];
  blockers = [];
});

function make(): FastifyInstance {
  const http = fastify();
  https.push(http);
  return http;
}

/** Takes a port, or finds it taken already, which is as good. */
async function block(port: number): Promise<void> {
  const blocker = createServer();
  await new Promise<void>((resolve, reject) => {
    blocker.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve();
      else reject(error);
    });
    blocker.listen(port, "127.0.0.1", () => {
      blockers.push(blocker);
      resolve();
    });
  });
}

describe("listen", () => {
  it("goes on to the next free port where none was asked for", async () => {
    await block(PORTS.first);
    const listening = await listen(make(), "127.0.0.1", undefined, PORTS);
    if (!listening.ok) throw new Error(listening.faults[0]?.message);
    const port = Number(new URL(listening.value).port);
    expect(port).toBeGreaterThan(PORTS.first);
    expect(port).toBeLessThanOrEqual(PORTS.last);
    expect((await fetch(listening.value)).status).toBe(404);
  });

  it("gives up where every port it may try is taken", async () => {
    for (let port = PORTS.first; port <= PORTS.last; port++) await block(port);
    const refused = await listen(make(), "127.0.0.1", undefined, PORTS);
    expect(refused).toMatchObject({ ok: false, faults: [{ code: "server/port-taken", detail: "ports 21750 to 21753 are all taken" }] });
  });

  it("does not go on where a port was asked for", async () => {
    await block(PORTS.first);
    expect(await listen(make(), "127.0.0.1", PORTS.first, PORTS)).toMatchObject({
      ok: false,
      faults: [{ code: "server/port-taken", detail: "port 21750 is taken" }],
    });
  });

  it("tries 4750 first, as the manual says", () => {
    expect(USUAL_PORTS).toEqual({ first: 4750, last: 4770 });
  });

  it("says so where the address is not this machine's", async () => {
    expect(await listen(make(), "192.0.2.1", 0)).toMatchObject({ ok: false, faults: [{ code: "server/cannot-listen" }] });
  });

  it("prints an address that leads there", async () => {
    for (const [host, printed] of [["localhost", "localhost"], ["0.0.0.0", "127.0.0.1"], ["127.0.0.1", "127.0.0.1"]] as const) {
      const listening = await listen(make(), host, 0);
      expect(listening.ok && listening.value).toMatch(new RegExp(`^http://${printed}:\\d+/$`));
      expect(listening.ok && (await fetch(listening.value)).status).toBe(404);
    }
  });
});
