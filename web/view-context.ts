import { createContext, useContext } from "react";
import type { Lens } from "../src/study/lens.ts";
import type { Study } from "../src/study/study.ts";
import type { Bundle } from "../src/server/wire.ts";
import type { Source } from "./source.ts";
import type { SetParams, ViewName } from "./url-state.ts";

/** What is picked: an event, and within it perhaps one report. By number. */
export interface Selection {
  readonly event: number;
  readonly report: number | undefined;
}

/** All that a view is given. */
export interface ViewContext {
  readonly source: Source;
  readonly caseKey: string;
  readonly bundle: Bundle;
  readonly study: Study;
  readonly lens: Lens;
  readonly selection: Selection | undefined;
  /** Opens the evidence panel on an event or one of its reports; undefined closes it. */
  readonly select: (selection: Selection | undefined) => void;
  readonly params: Readonly<Record<string, string>>;
  readonly setParams: SetParams;
  readonly goTo: (view: ViewName) => void;
  /** Opens the case anew, after its files have changed. */
  readonly reload: () => void;
}

export const ViewContextHolder = createContext<ViewContext | undefined>(undefined);

export function useView(): ViewContext {
  const view = useContext(ViewContextHolder);
  if (!view) throw new Error("a view stands outside its case");
  return view;
}
