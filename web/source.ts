import type {
  Bundle, Desk, DeskAct, DeskAnswer, ExportName, FaultOnWire, Gallery, GalleryCase, Refusal, WindowLine, WindowProgress,
} from "../src/server/wire.ts";
import type { WindowAnswer } from "../src/study/window/answer.ts";
import { readLines } from "./read-lines.ts";

/** Where the page gets its cases: the server it came from, or the bundle inside an exported file. */
export interface Source {
  /** The one case of an exported file, which has no gallery. */
  readonly only: string | undefined;
  gallery(): Promise<Gallery>;
  open(key: string): Promise<Bundle>;
  /** An account's text, or undefined where it is not at hand. */
  text(key: string, account: string): Promise<string | undefined>;
  openFolder(folder: string): Promise<GalleryCase>;
  closeFolder(key: string): Promise<void>;
  /** The reading desk of a case drafted from documents; and a decision made there. */
  desk(key: string): Promise<Desk>;
  decide(key: string, act: DeskAct): Promise<DeskAnswer>;
  /**
   * The window of a case, worked out by the server, which tells how far it is; undefined in a file that was made without
   * one. Throws Refused, and what the signal throws.
   */
  loadWindow(
    key: string, asking: WindowAsk, onProgress: (progress: WindowProgress) => void, signal: AbortSignal,
  ): Promise<WindowAnswer | undefined>;
  /** Where an export can be fetched; undefined in a file that is one. */
  exportUrl(key: string, name: ExportName): string | undefined;
}

/** What may be asked of the window beside the case; left out, the server decides. */
export interface WindowAsk {
  /** The moment that is looked at closely. */
  readonly at?: string | undefined;
  readonly seed?: string | undefined;
  /** `yes`: nothing is told roughly that can be sampled anew. */
  readonly thorough?: string | undefined;
}

/** The server said no, and why. */
export class Refused extends Error {
  readonly faults: readonly FaultOnWire[];

  constructor(faults: readonly FaultOnWire[]) {
    super(faults.map((fault) => fault.detail).join("; "));
    this.faults = faults;
  }
}

/** The bundle that `study --html` put into the document. */
export function findEmbeddedBundle(page: Document): Bundle | undefined {
  const text = page.getElementById("bundle")?.textContent;
  return text ? (JSON.parse(text) as Bundle) : undefined;
}

export function embeddedSource(bundle: Bundle): Source {
  const refuse = (): never => {
    throw new Refused([{ code: "page/no-server", detail: "this is an exported file; cases are opened in Backchannel itself" }]);
  };
  return {
    only: bundle.record.case.id,
    gallery: () => Promise.resolve({ cases: [] }),
    open: () => Promise.resolve(bundle),
    text: (_key, account) => Promise.resolve(bundle.texts[account]),
    openFolder: refuse,
    closeFolder: refuse,
    desk: refuse,
    decide: refuse,
    loadWindow: () => Promise.resolve(bundle.window),
    exportUrl: () => undefined,
  };
}

export function serverSource(): Source {
  return {
    only: undefined,
    gallery: () => ask<Gallery>("api/cases"),
    open: (key) => ask<Bundle>(`api/cases/${encodeURIComponent(key)}`),
    async text(key, account) {
      const answer = await fetch(`api/cases/${encodeURIComponent(key)}/texts/${encodeURIComponent(account)}`);
      // A mark of byte order at the start is a code point of the text like any other: spans count it.
      return answer.ok ? new TextDecoder("utf-8", { ignoreBOM: true }).decode(await answer.arrayBuffer()) : undefined;
    },
    openFolder: (folder) => ask<GalleryCase>("api/cases", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ folder }) }),
    closeFolder: async (key) => {
      await ask<unknown>(`api/cases/${encodeURIComponent(key)}`, { method: "DELETE" });
    },
    desk: (key) => ask<Desk>(`api/cases/${encodeURIComponent(key)}/reading`),
    decide: (key, act) => ask<DeskAnswer>(`api/cases/${encodeURIComponent(key)}/decisions`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(act) }),
    loadWindow: askWindow,
    exportUrl: (key, name) => `api/cases/${encodeURIComponent(key)}/export/${name}`,
  };
}

async function askWindow(
  key: string, asking: WindowAsk, onProgress: (progress: WindowProgress) => void, signal: AbortSignal,
): Promise<WindowAnswer> {
  const asked = Object.entries(asking).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const query = asked.length === 0 ? "" : `?${new URLSearchParams(asked).toString()}`;
  const answer = await fetch(`api/cases/${encodeURIComponent(key)}/window${query}`, { signal });
  if (!answer.ok) throw new Refused(((await answer.json()) as Refusal).faults);
  for await (const text of readLines(answer)) {
    const line = JSON.parse(text) as WindowLine;
    if ("window" in line) return line.window;
    if ("faults" in line) throw new Refused(line.faults);
    onProgress(line);
  }
  throw new Refused([{ code: "page/cut-off", detail: "the answer broke off before its end", hint: "is Backchannel still running?" }]);
}

async function ask<T>(url: string, init?: RequestInit): Promise<T> {
  const answer = await fetch(url, init);
  if (answer.status === 204) return undefined as T;
  const body: unknown = await answer.json();
  if (!answer.ok) throw new Refused((body as Refusal).faults);
  return body as T;
}
