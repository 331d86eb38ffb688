import { isIP } from "node:net";
import { hostname } from "node:os";
import type { FaultOnWire } from "./wire.ts";

/** On every answer. Texts of others are shown, so nothing may run but the page's own script, and nothing may frame it. */
export const HEADERS: Readonly<Record<string, string>> = {
  "content-security-policy":
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; " +
    "frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

const LOOPBACK = ["localhost", "127.0.0.1", "::1"];

/** Whether only this machine can reach a server bound to this address. A name other than localhost might be anybody's. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}

/** Whether a server bound to this address answers on every address of the machine. */
export function isWildcard(host: string): boolean {
  return host === "0.0.0.0" || host === "::";
}

/**
 * Refuses a request that names another host than this server. A page of somebody else's can have its own name lead
 * here (DNS rebinding) and would then be let in as the same origin; but it comes with that name. Behind a wildcard any
 * address will do, since an address cannot be made to lead elsewhere; names other than the machine's will not.
 */
export function checkHost(header: string | undefined, bound: string): FaultOnWire | undefined {
  const name = hostIn(header);
  const known = name !== undefined && (LOOPBACK.includes(name) || name === bound.toLowerCase());
  if (known) return undefined;
  if (name !== undefined && isWildcard(bound) && (isIP(name) > 0 || name === hostname().toLowerCase())) return undefined;
  return { code: "http/wrong-host", detail: "this server does not go by that name", hint: "use the address it printed when it started" };
}

/**
 * Refuses a request that would change something and was sent by a page from elsewhere (Fetch Standard, 3.1: browsers
 * state the origin with every such request). What is no browser states none.
 */
export function checkOrigin(origin: string | undefined, host: string | undefined): FaultOnWire | undefined {
  if (origin === undefined) return undefined;
  if (URL.canParse(origin) && new URL(origin).host === host?.toLowerCase()) return undefined;
  return { code: "http/wrong-origin", detail: "only Backchannel's own page may do this" };
}

/** The name or address in a Host header, without port and brackets; undefined where it is none. */
function hostIn(header: string | undefined): string | undefined {
  const match = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::\d{1,5})?$/i.exec(header ?? "");
  return (match?.[1] ?? match?.[2])?.toLowerCase();
}
