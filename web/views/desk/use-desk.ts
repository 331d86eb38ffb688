import { useCallback, useEffect, useRef, useState } from "react";
import type { Desk, DeskAct, DeskAnswer, FaultOnWire } from "../../../src/server/wire.ts";
import { Refused, type Source } from "../../source.ts";

type Opening =
  | { readonly state: "opening" }
  | { readonly state: "open"; readonly desk: Desk }
  | { readonly state: "refused"; readonly faults: readonly FaultOnWire[] };

/** An act without what it was seen upon: that is added as it is sent. */
export type Act = DeskAct extends infer One ? (One extends unknown ? Omit<One, "after"> : never) : never;

export interface DeskHands {
  readonly opening: Opening;
  readonly busy: boolean;
  /** Why the last act was refused. */
  readonly refused: readonly FaultOnWire[];
  /** What the last act did besides. */
  readonly notes: readonly string[];
  readonly act: (act: Act) => Promise<DeskAnswer | undefined>;
  readonly forget: () => void;
}

/** The desk of a case, and the one way to change it: acts go one after another, in the order they were asked for. */
export function useDesk(source: Source, key: string, changed: () => void): DeskHands {
  const [opening, setOpening] = useState<Opening>({ state: "opening" });
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<readonly FaultOnWire[]>([]);
  const [notes, setNotes] = useState<readonly string[]>([]);
  const sequence = useRef(0);
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  useEffect(() => {
    let wanted = true;
    setOpening({ state: "opening" });
    source.desk(key).then(
      (desk) => {
        sequence.current = desk.sequence;
        if (wanted) setOpening({ state: "open", desk });
      },
      (error: unknown) => {
        if (wanted) setOpening({ state: "refused", faults: faultsOf(error) });
      },
    );
    return () => {
      wanted = false;
    };
  }, [source, key]);

  const act = useCallback(
    (asked: Act): Promise<DeskAnswer | undefined> => {
      const done = queue.current.then(async () => {
        setBusy(true);
        try {
          const answer = await source.decide(key, { ...asked, after: sequence.current });
          sequence.current = answer.sequence;
          setRefused([]);
          setNotes(answer.notes);
          setOpening((now) => (now.state === "open" ? { state: "open", desk: renewed(now.desk, answer) } : now));
          changed();
          return answer;
        } catch (error) {
          setRefused(faultsOf(error));
          return undefined;
        } finally {
          setBusy(false);
        }
      });
      queue.current = done;
      return done;
    },
    [source, key, changed],
  );
  const forget = useCallback(() => {
    setRefused([]);
    setNotes([]);
  }, []);
  return { opening, busy, refused, notes, act, forget };
}

function renewed({ reading, texts, writable }: Desk, { items, counts, last, sequence }: DeskAnswer): Desk {
  return { reading, texts, writable, items, counts, sequence, ...(last === undefined ? {} : { last }) };
}

function faultsOf(error: unknown): readonly FaultOnWire[] {
  return error instanceof Refused
    ? error.faults
    : [{ code: "page/unreachable", detail: String(error), hint: "is Backchannel still running?" }];
}
