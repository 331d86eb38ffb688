import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import fastify, { type FastifyInstance } from "fastify";
import type { EventStore } from "../journal/store.ts";
import { CaseReader } from "./case-reader.ts";
import type { CaseWorkers } from "./case-workers.ts";
import { addDeskRoutes } from "./desk-routes.ts";
import { Gallery } from "./gallery.ts";
import { checkHost, checkOrigin, HEADERS, isLoopback } from "./guard.ts";
import { MALFORMED, refuse, refuseError, refuseUnknownPath } from "./refuse.ts";
import { addRoutes } from "./routes.ts";
import { type Moment, Shelf } from "./shelf.ts";
import { addWindowRoutes } from "./window-routes.ts";
import { Windows } from "./windows.ts";

export interface ServerOptions {
  /** Where the shelf is kept. Whoever opened it closes it. */
  readonly store: EventStore;
  /** The folder whose subfolders are the cases that came with Backchannel. */
  readonly shippedIn: string;
  /** Case folders named at the start, as `findCases` gives them. */
  readonly given: readonly string[];
  /** Folders with texts, searched by hash. */
  readonly textFolders: readonly string[];
  /** The folder of the built page. */
  readonly page: string;
  /** The address it will be bound to. */
  readonly host: string;
  readonly now: () => Moment;
  /** Threads of somebody else's to read cases with; its own when left out. */
  readonly workers?: CaseWorkers;
}

export interface Server {
  readonly http: FastifyInstance;
  /** Reads every case of the gallery, so that the page need not wait for it; never rejects. */
  readonly warmUp: () => Promise<void>;
}

const NOT_BUILT = "Backchannel's page has not been built yet.\n\nnpm run build\n\nmakes it; then reload this address.\n";
/** A folder's path, or what somebody changed in a candidate, and little more is ever sent here. */
const BODY_BYTES = 16 * 1024;

/** Everything but the listening. Closing `http` also ends its own threads. */
export async function makeServer(options: ServerOptions): Promise<Server> {
  const http = fastify({
    bodyLimit: BODY_BYTES,
    // Idle connections that browsers keep open would hold up the end.
    forceCloseConnections: true,
    frameworkErrors: (error, request, reply) => {
      void refuseError(error, request, reply);
    },
    clientErrorHandler: (_error, socket) => {
      if (socket.writable) socket.end(MALFORMED);
      else socket.destroy();
    },
  });
  http.removeContentTypeParser("text/plain");
  http.setErrorHandler(refuseError);
  http.setNotFoundHandler(refuseUnknownPath);
  http.addHook("onRequest", async (request, reply) => {
    void reply.headers(HEADERS);
    const { host, origin } = request.headers;
    const fault = checkHost(host, options.host) ?? (isReading(request.method) ? undefined : checkOrigin(origin, host));
    return fault && refuse(reply, fault);
  });

  const reader = new CaseReader({ textFolders: options.textFolders, workers: options.workers });
  http.addHook("onClose", () => reader.close());
  const windows = new Windows();
  http.addHook("onClose", () => windows.close());
  const shelf = new Shelf(options.store, options.now);
  const tellPaths = isLoopback(options.host);
  const { shippedIn, given } = options;
  const gallery = new Gallery({ shippedIn, given, shelf, reader, tellPaths });
  addRoutes(http, { gallery, reader, nowMs: () => options.now().atMs, mayOpen: isLoopback(options.host) });
  addDeskRoutes(http, { gallery, textFolders: options.textFolders, mayDecide: isLoopback(options.host) });
  addWindowRoutes(http, { gallery, reader, windows });
  await addPage(http, options.page);
  return {
    http,
    async warmUp() {
      await gallery.list().catch((error: unknown) => process.stderr.write(`reading the gallery failed: ${String(error)}\n`));
    },
  };
}

function isReading(method: string): boolean {
  return method === "GET" || method === "HEAD";
}

async function addPage(http: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, "index.html"))) {
    http.get("/", (_request, reply) => reply.code(503).type("text/plain; charset=utf-8").send(NOT_BUILT));
    return;
  }
  // The files' names stay the same from build to build, so a browser asks each time whether they are still the same.
  await http.register(fastifyStatic, { root: folder, dotfiles: "ignore", cacheControl: true, maxAge: 0, decorateReply: false });
}
