import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import type { WrittenQuestion } from "../lab/window/read-question.ts";
import type { CaseReader } from "./case-reader.ts";
import type { Gallery } from "./gallery.ts";
import { refuse } from "./refuse.ts";
import type { WindowEnd, Windows } from "./windows.ts";
import type { WindowLine } from "./wire.ts";

export interface WindowRouteParts {
  readonly gallery: Gallery;
  readonly reader: CaseReader;
  readonly windows: Windows;
}

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The route of the window: lines of JSON as the work goes on, the last of them the answer; see WindowLine. */
export function addWindowRoutes(server: FastifyInstance, { gallery, reader, windows }: WindowRouteParts): void {
  server.get<{ Params: { readonly key: string }; Querystring: Query }>(
    "/api/cases/:key/window",
    { exposeHeadRoute: false },
    async (request, reply) => {
      const question = questionIn(request.query);
      if (!question) {
        return refuse(reply, { code: "http/bad-request", detail: "the question cannot be read", hint: "at, seed, parties, offer, thorough=yes, each once; assume as often as it is needed" });
      }
      const found = await gallery.find(request.params.key);
      if (!found.ok) return refuse(reply, ...found.faults.map((fault) => fault.toJSON()));
      const read = await reader.read(found.value.folder);
      if (!read.ok) return refuse(reply, ...read.faults);

      const gone = new AbortController();
      reply.raw.on("close", () => { gone.abort(); });
      const lines = new Readable({ read: () => undefined });
      const say = (line: string): void => { lines.push(`${line}\n`); };
      const begun = Promise.withResolvers<undefined>();
      const ended = windows.ask(read.value, question, {
        signal: gone.signal,
        onProgress: (at) => {
          // What waits has not begun: the question may still turn out to be none, and is refused then.
          if (at.progress > 0) begun.resolve(undefined);
          say(JSON.stringify(at satisfies WindowLine));
        },
      });
      const early = await Promise.race([ended, begun.promise]);
      if (early?.ok === false) return refuse(reply, ...early.faults);
      void ended.then((end) => {
        say(lastLineOf(end));
        lines.push(null);
      });
      return reply.type("application/x-ndjson; charset=utf-8").header("cache-control", "no-store").send(lines);
    },
  );
}

function lastLineOf(end: WindowEnd): string {
  return end.ok ? `{"window":${end.answer}}` : JSON.stringify({ faults: end.faults } satisfies WindowLine);
}

const ONCE = ["at", "seed", "parties", "offer", "thorough"] as const;

/** Undefined where something is asked twice, or is nothing that can be asked. */
function questionIn({ assume = [], ...query }: Query): WrittenQuestion | undefined {
  const once = Object.entries(query).filter(([name, value]) => ONCE.some((known) => known === name) && typeof value === "string");
  if (once.length < Object.keys(query).length) return undefined;
  const asked = Object.fromEntries(once) as Readonly<Partial<Record<(typeof ONCE)[number], string>>>;
  const { at, seed, parties, offer, thorough } = asked;
  if (thorough !== undefined && thorough !== "yes") return undefined;
  const assumed = typeof assume === "string" ? [assume] : assume;
  return { at, seed, parties, offer, thorough: thorough === "yes", assume: assumed };
}
