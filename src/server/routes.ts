import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { CaseReader } from "./case-reader.ts";
import { type Chunks, lengthOf } from "./chunks.ts";
import type { Gallery } from "./gallery.ts";
import { refuse } from "./refuse.ts";
import {
  EXPORTS, type ExportName, type FaultOnWire, type Gallery as GalleryOnWire, type GalleryCase, type OpenFolder,
} from "./wire.ts";

export interface RouteParts {
  readonly gallery: Gallery;
  readonly reader: CaseReader;
  readonly nowMs: () => number;
  /** Whether folders may be opened and closed by whoever can reach the server. */
  readonly mayOpen: boolean;
}

interface OfCase {
  readonly Params: { readonly key: string };
}

const MEDIA_TYPES: Readonly<Record<ExportName, string>> = {
  "dossier.html": "text/html; charset=utf-8",
  "dossier.json": "application/json; charset=utf-8",
  "events.csv": "text/csv; charset=utf-8",
  "journal.jsonl": "application/jsonl; charset=utf-8",
};

const FROM_AFAR: FaultOnWire = {
  code: "shelf/not-from-afar",
  detail: "folders are opened and closed only where nobody but this machine can reach the server",
  hint: "start it without --host, or name the folder when starting it",
};

/** The routes of wire.ts. Nothing in an address becomes part of a path on disk: it is looked up in what there is. */
export function addRoutes(server: FastifyInstance, { gallery, reader, nowMs, mayOpen }: RouteParts): void {
  server.get("/api/cases", async (_request, reply) => {
    const answer: GalleryOnWire = { cases: await gallery.list() };
    return reply.header("cache-control", "no-store").send(answer);
  });

  server.post("/api/cases", async (request, reply) => {
    if (!mayOpen) return refuse(reply, FROM_AFAR);
    const asked = readOpenFolder(request.body);
    if (!asked) return refuse(reply, { code: "http/bad-request", detail: "name the folder to open", hint: '{"folder": "…"}' });
    const done = await gallery.open(asked.folder);
    if (!done.ok) return refuse(reply, ...done.faults);
    const answer: GalleryCase = done.value.opened;
    return reply.code(done.value.isNew ? 201 : 200).header("cache-control", "no-store").send(answer);
  });

  server.delete<OfCase>("/api/cases/:key", async (request, reply) => {
    if (!mayOpen) return refuse(reply, FROM_AFAR);
    const done = await gallery.close(request.params.key);
    return done.ok ? reply.code(204).send() : refuse(reply, ...done.faults.map((fault) => fault.toJSON()));
  });

  server.get<OfCase>("/api/cases/:key", async (request, reply) => {
    const found = await gallery.find(request.params.key);
    if (!found.ok) return refuse(reply, ...found.faults.map((fault) => fault.toJSON()));
    const read = await reader.read(found.value.folder);
    if (!read.ok) return refuse(reply, ...read.faults);
    const { bundle, entityTag } = read.value;
    // Asked for anew each time and mostly answered by 304: a page that is reloaded shows what the files now say.
    void reply.header("cache-control", "no-cache").header("etag", entityTag);
    if (isHeldAlready(request, entityTag)) return reply.code(304).send();
    return sendChunks(reply.type("application/json; charset=utf-8"), bundle);
  });

  server.get<{ Params: { readonly key: string; readonly account: string } }>("/api/cases/:key/texts/:account", async (request, reply) => {
    const found = await gallery.find(request.params.key);
    if (!found.ok) return refuse(reply, ...found.faults.map((fault) => fault.toJSON()));
    const read = await reader.read(found.value.folder);
    if (!read.ok) return refuse(reply, ...read.faults);
    const text = read.value.texts.get(request.params.account);
    if (!text) {
      const hint = "serve --accounts DIR finds texts by their hashes";
      return refuse(reply, { code: "text/not-at-hand", detail: "there is no text of such an account at hand", hint });
    }
    // Whatever the text holds, it is text: some accounts come with tags in them.
    return sendChunks(reply.type("text/plain; charset=utf-8").header("cache-control", "no-store"), [text]);
  });

  server.get<{ Params: { readonly key: string; readonly name: string }; Querystring: { readonly texts?: string } }>(
    "/api/cases/:key/export/:name",
    async (request, reply) => {
      const name = EXPORTS.find((one) => one === request.params.name);
      if (!name) return refuse(reply, { code: "export/unknown", detail: "there is no such export", hint: EXPORTS.join(", ") });
      const found = await gallery.find(request.params.key);
      if (!found.ok) return refuse(reply, ...found.faults.map((fault) => fault.toJSON()));
      const { key, folder } = found.value;
      const made = await reader.export(folder, { name, texts: request.query.texts === "all" ? "all" : "shipped", atMs: nowMs() });
      if (!made.ok) return refuse(reply, ...made.faults);
      const file = `attachment; filename="${key}-${name}"`;
      return sendChunks(reply.type(MEDIA_TYPES[name]).header("content-disposition", file).header("cache-control", "no-store"), made.value);
    },
  );
}

function readOpenFolder(body: unknown): OpenFolder | undefined {
  if (typeof body !== "object" || body === null || !("folder" in body)) return undefined;
  const { folder } = body;
  return typeof folder === "string" && folder.trim() !== "" && !folder.includes("\0") ? { folder } : undefined;
}

/** RFC 9110, 13.1.2; what this server hands out is compared whole. */
function isHeldAlready(request: FastifyRequest, entityTag: string): boolean {
  const tags = request.headers["if-none-match"]?.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags?.some((tag) => tag === entityTag || tag === "*") === true;
}

/** Sends without copying: one chunk as it is, several one after the other as the socket takes them. */
function sendChunks(reply: FastifyReply, chunks: Chunks): FastifyReply {
  const buffers = chunks.map((chunk) => Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
  void reply.header("content-length", lengthOf(chunks));
  return reply.send(buffers.length === 1 ? buffers[0] : Readable.from(buffers, { objectMode: false }));
}
