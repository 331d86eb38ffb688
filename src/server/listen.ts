import type { FastifyInstance } from "fastify";
import { Fault, refuse, type Result } from "../base/fault.ts";
import { isWildcard } from "./guard.ts";

export const DEFAULT_PORT = 4750;
/** How many further ports are tried where none was asked for. */
const FURTHER = 20;

/**
 * Listens on the port asked for, or on the first free one from DEFAULT_PORT; gives the address for people.
 * Faults: `server/port-taken`, `server/cannot-listen`.
 */
export async function listen(http: FastifyInstance, host: string, port: number | undefined): Promise<Result<string>> {
  const last = port ?? DEFAULT_PORT + FURTHER;
  for (let next = port ?? DEFAULT_PORT; ; next++) {
    try {
      await http.listen({ host, port: next });
      return { ok: true, value: printAddress(host, portOf(http)) };
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "";
      if (code === "EADDRINUSE" && next < last) continue;
      if (code === "EADDRINUSE") return refuse(takenFault(port));
      if (!code.startsWith("E") || code.startsWith("ERR")) throw error;
      const detail = `cannot listen at ${host}, port ${String(next)} (${code})`;
      return refuse(new Fault({ code: "server/cannot-listen", detail, hint: listenHint(code), cause: error }));
    }
  }
}

function takenFault(port: number | undefined): Fault {
  const detail = port === undefined
    ? `ports ${String(DEFAULT_PORT)} to ${String(DEFAULT_PORT + FURTHER)} are all taken`
    : `port ${String(port)} is taken`;
  return new Fault({ code: "server/port-taken", detail, hint: port === undefined ? "name one: --port" : "name another, or leave --port out" });
}

function listenHint(code: string): string | undefined {
  if (code === "EACCES") return "ports below 1024 are for the system; name a higher one";
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") return "--host takes an address of this machine; left out, 127.0.0.1";
  return undefined;
}

function portOf(http: FastifyInstance): number {
  const address = http.server.address();
  return typeof address === "object" && address ? address.port : 0;
}

/** Where everything is listened to, this machine is where the reader of the line is. */
function printAddress(host: string, port: number): string {
  const name = isWildcard(host) ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${String(port)}/`;
}
