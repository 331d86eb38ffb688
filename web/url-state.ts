import { useCallback, useSyncExternalStore } from "react";

export const VIEWS = ["timeline", "offers", "knowledge", "packages", "window", "accounts", "desk", "export"] as const;
export type ViewName = (typeof VIEWS)[number];

/**
 * Everything that makes one look at a case differ from another, so that a link shows a colleague the same thing. It
 * lives in the URL's fragment: that works from disk too, and never reaches a server.
 */
export interface UrlState {
  readonly caseKey: string | undefined;
  readonly view: ViewName;
  /** View, selection and filters by name: `as`, `at`, `event`, `report`, and what each view keeps there. */
  readonly params: Readonly<Record<string, string>>;
}

export function parseFragment(fragment: string): UrlState {
  const [path = "", query = ""] = fragment.replace(/^#\/?/, "").split("?");
  const [key, view] = path.split("/");
  return {
    caseKey: key ? decodeURIComponent(key) : undefined,
    view: VIEWS.find((name) => name === view) ?? "timeline",
    params: Object.fromEntries(new URLSearchParams(query)),
  };
}

export function printFragment(state: UrlState): string {
  if (state.caseKey === undefined) return "#/";
  const params = Object.entries(state.params).filter(([, value]) => value !== "");
  const query = new URLSearchParams(params.sort(([a], [b]) => (a < b ? -1 : 1))).toString();
  return `#/${encodeURIComponent(state.caseKey)}/${state.view}${query ? `?${query}` : ""}`;
}

function subscribe(changed: () => void): () => void {
  window.addEventListener("hashchange", changed);
  return () => {
    window.removeEventListener("hashchange", changed);
  };
}

export type SetParams = (changes: Readonly<Record<string, string | undefined>>, how?: "push" | "replace") => void;

/** The URL's state, and two ways to change it: go somewhere (a step back returns), or set parameters. */
export function useUrlState(): { url: UrlState; go: (to: Partial<UrlState>) => void; setParams: SetParams } {
  const fragment = useSyncExternalStore(subscribe, () => window.location.hash);
  const url = parseFragment(fragment);
  const go = useCallback((to: Partial<UrlState>) => {
    window.location.hash = printFragment({ ...parseFragment(window.location.hash), ...to });
  }, []);
  const setParams = useCallback<SetParams>((changes, how = "replace") => {
    const now = parseFragment(window.location.hash);
    const params: Record<string, string> = { ...now.params };
    for (const [name, value] of Object.entries(changes)) params[name] = value ?? "";
    const next = printFragment({ ...now, params });
    if (how === "push") window.location.hash = next;
    else {
      window.history.replaceState(null, "", next);
      window.dispatchEvent(new HashChangeEvent("hashchange"));
    }
  }, []);
  return { url, go, setParams };
}
