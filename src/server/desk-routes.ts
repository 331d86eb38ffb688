import type { FastifyInstance } from "fastify";
import type { Fault } from "../base/fault.ts";
import { actOnDesk } from "../read/draft/act-on-desk.ts";
import { deskAct } from "../read/draft/decision.ts";
import { countsOf, itemsOf, lastOf } from "../read/draft/desk.ts";
import { openDesk, type OpenDesk } from "../read/draft/open-desk.ts";
import type { Gallery } from "./gallery.ts";
import { refuse } from "./refuse.ts";
import type { Desk, DeskAnswer, DeskNow, FaultOnWire } from "./wire.ts";

export interface DeskRouteParts {
  readonly gallery: Gallery;
  /** Where texts that are not in the case folder are looked for, by hash. */
  readonly textFolders: readonly string[];
  /** Whether decisions may be made by whoever can reach the server. */
  readonly mayDecide: boolean;
}

interface OfCase {
  readonly Params: { readonly key: string };
}

const FROM_AFAR: FaultOnWire = {
  code: "desk/not-from-afar",
  detail: "decisions are made only where nobody but this machine can reach the server",
  hint: "start it without --host",
};

/** The routes of the reading desk: the only ones that write to a case folder, and to no other. */
export function addDeskRoutes(server: FastifyInstance, { gallery, textFolders, mayDecide }: DeskRouteParts): void {
  server.get<OfCase>("/api/cases/:key/reading", async (request, reply) => {
    const found = await gallery.find(request.params.key);
    if (!found.ok) return refuse(reply, ...onWire(found.faults));
    const desk = await openDesk(found.value.folder, textFolders);
    if (!desk.ok) return refuse(reply, ...onWire(desk.faults));
    const { reading, opened, writable } = desk.value;
    const answer: Desk = {
      ...nowAt(desk.value), reading, texts: Object.fromEntries(opened.texts), writable: writable && mayDecide,
    };
    return reply.header("cache-control", "no-store").send(answer);
  });

  server.post<OfCase>("/api/cases/:key/decisions", async (request, reply) => {
    if (!mayDecide) return refuse(reply, FROM_AFAR);
    const act = deskAct.safeParse(request.body);
    if (!act.success) {
      const [issue] = act.error.issues;
      const where = issue?.path.map(String).join(".") ?? "";
      const hint = `${where === "" ? "" : `${where}: `}${issue?.message ?? ""}`;
      return refuse(reply, { code: "desk/no-act", detail: "this is no act of the desk", hint });
    }
    const found = await gallery.find(request.params.key);
    if (!found.ok) return refuse(reply, ...onWire(found.faults));
    const done = await actOnDesk(found.value.folder, act.data, textFolders);
    if (!done.ok) return refuse(reply, ...onWire(done.faults));
    const { desk, decision, touched, notes } = done.value;
    const answer: DeskAnswer = { ...nowAt(desk), decision: decision.number, touched, notes };
    return reply.header("cache-control", "no-store").send(answer);
  });
}

function nowAt({ state, log }: OpenDesk): DeskNow {
  const last = lastOf(state);
  const sequence = log.decisions.reduce((highest, { number }) => Math.max(highest, number), 0);
  return { items: itemsOf(state), counts: countsOf(state), sequence, ...(last ? { last } : {}) };
}

function onWire(faults: readonly Fault[]): FaultOnWire[] {
  return faults.map((fault) => fault.toJSON());
}
