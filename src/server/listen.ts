import type { FastifyInstance } from "fastify";
import { Fault, refuse, type Result } from "../base/fault.ts";
import { isWildcard } from "./guard.ts";

/** Tried one after the other where no port was asked for. */
export const USUAL_PORTS = { first: 4750, last: 4770 };

/**
 * Listens on the port asked for, or on the first free one of the usual; gives the address for people.
 * Faults: `server/port-taken`, `server/cannot-listen`.
 */
export async function listen(
  http: FastifyInstance,
  host: string,
  port: number | undefined,
  usual = USUAL_PORTS,
): Promise<Result<string>> {
  const { first, last } = port === undefined ? usual : { first: port, last: port };
  for (let next = first; ; next++) {
    try {
      await http.listen({ host, port: next });
      return { ok: true, value: printAddress(host, portOf(http)) };
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "";
      if (code === "EADDRINUSE" && next < last) continue;
      if (code === "EADDRINUSE") return refuse(takenFault(first, last));
      if (!code.startsWith("E") || code.startsWith("ERR")) throw error;
      const detail = `cannot listen at ${host}, port ${String(next)} (${code})`;
      return refuse(new Fault({ code: "server/cannot-listen", detail, hint: listenHint(code), cause: error }));
    }
  }
}

function takenFault(first: number, last: number): Fault {
  const detail = first === last ? `port ${String(first)} is taken` : `ports ${String(first)} to ${String(last)} are all taken`;
  return new Fault({ code: "server/port-taken", detail, hint: first === last ? "name another, or leave --port out" : "name one: --port" });
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
