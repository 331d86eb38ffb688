import { useEffect, useRef, useState } from "react";
import { type UrlState, VIEWS, type ViewName, printFragment } from "../url-state.ts";

export const VIEW_TITLES: Readonly<Record<ViewName, string>> = {
  timeline: "Timeline",
  offers: "Offers",
  knowledge: "Who knew what",
  packages: "Packages",
  window: "Window",
  accounts: "Accounts",
  desk: "Reading desk",
  export: "Export",
};

/** Px left of the open view, so that the one before it shows. */
const ROOM_BEFORE = 48;

/** Left: the way back to the gallery, the views of this case, the theme. */
export function Rail({ url, caseTitle, views }: { url: UrlState; caseTitle: string | undefined; views: readonly ViewName[] }) {
  const list = useRef<HTMLUListElement>(null);
  // On a phone the views lie in a row that scrolls: the one that is open must not lie beyond its end.
  useEffect(() => {
    const here = list.current?.querySelector('[aria-current="page"]');
    if (!list.current || !(here instanceof HTMLElement)) return;
    list.current.scrollLeft = here.offsetLeft - list.current.offsetLeft - ROOM_BEFORE;
  }, [url.view]);
  return (
    <header className="rail">
      <a className="brand" href={views.length === VIEWS.length ? "#/" : printFragment({ ...url, params: {} })}>
        <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
          <circle cx="4" cy="4" r="3" fill="currentColor" />
          <circle cx="16" cy="16" r="3" fill="currentColor" />
          <path d="M6 6 14 14" stroke="currentColor" strokeWidth="2" strokeDasharray="0.1 4" strokeLinecap="round" />
        </svg>
        Backchannel
      </a>
      {url.caseKey !== undefined && (
        <nav aria-label="Views of this case">
          <p className="rail-heading">{caseTitle === undefined ? "Case" : "Views"}</p>
          <ul ref={list}>
            {views.map((view) => (
              <li key={view}>
                <a className="link" href={printFragment({ ...url, view })} aria-current={url.view === view ? "page" : undefined}>
                  {VIEW_TITLES[view]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <div className="foot">
        <ThemeSwitch />
        <p className="small quiet">Nothing you open here leaves this machine.</p>
      </div>
    </header>
  );
}

const THEMES = ["system", "light", "dark"] as const;
type Theme = (typeof THEMES)[number];

function ThemeSwitch() {
  const [theme, setTheme] = useState<Theme>(storedTheme);
  useEffect(() => {
    if (theme === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme;
    try {
      localStorage.setItem("theme", theme);
    } catch {
      // A page from disk may not store; the choice then lasts as long as the page.
    }
  }, [theme]);
  return (
    <label className="small quiet control">
      Theme
      <select
        className="field"
        value={theme}
        onChange={(event) => {
          setTheme(THEMES.find((name) => name === event.target.value) ?? "system");
        }}
      >
        {THEMES.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </label>
  );
}

function storedTheme(): Theme {
  try {
    return THEMES.find((name) => name === localStorage.getItem("theme")) ?? "system";
  } catch {
    return "system";
  }
}
