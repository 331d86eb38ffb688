import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { HEADERS } from "./guard.ts";
import { statusOf } from "./status.ts";
import type { FaultOnWire, Refusal } from "./wire.ts";

/** Answers with faults and the status that fits the first. */
export function refuse(reply: FastifyReply, ...faults: readonly FaultOnWire[]): FastifyReply {
  return reply.code(statusOf(faults)).header("cache-control", "no-store").send({ faults } satisfies Refusal);
}

export function refuseUnknownPath(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return refuse(reply, { code: "http/not-found", detail: "there is nothing at this address" });
}

/** What fastify says when a request cannot be read (fastify.dev/docs/latest/Reference/Errors), in our words. */
const HTTP_FAULTS: Readonly<Record<number, FaultOnWire>> = {
  404: { code: "http/not-found", detail: "there is nothing at this address" },
  413: { code: "http/too-large", detail: "the request is larger than any that is needed here" },
  415: { code: "http/wrong-media-type", detail: "the request must be JSON", hint: "content-type: application/json" },
};

/** Anything thrown: a request that cannot be read is told so; a bug is told to standard error only. */
export function refuseError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  // Where fastify fails before its hooks have run, the headers are not there yet.
  void reply.headers(HEADERS);
  const status = error.statusCode ?? 500;
  if (status >= 400 && status < 500) {
    return refuse(reply, HTTP_FAULTS[status] ?? { code: "http/bad-request", detail: "the request cannot be read" });
  }
  process.stderr.write(`${request.method} ${request.url}: ${error.stack ?? error.message}\n`);
  return refuse(reply, { code: "server/failure", detail: "the server failed", hint: "what went wrong is on its standard error" });
}

/** The same for what is no HTTP at all, and so never becomes a request. */
export const MALFORMED = ((): string => {
  const body = JSON.stringify({ faults: [{ code: "http/bad-request", detail: "the request cannot be read" }] } satisfies Refusal);
  return (
    "HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-type: application/json; charset=utf-8\r\n" +
    `content-length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`
  );
})();
