import { useEffect, useId, useMemo, useRef, useState } from "react";
import { sightOf } from "../../src/study/lens.ts";
import { EventGlyph } from "../marks/event-glyph.tsx";
import { useView } from "../view-context.ts";
import { TYPE_NAMES } from "../words/names.ts";
import { printSeenTime, printTitle } from "../words/titles.ts";
import { findEvents, wordsOfAll } from "./find-events.ts";

const SHOWN = 30;

/** `/` finds events by what they are called, who took part, and what they were about. */
export function Search() {
  const { study, lens, select } = useView();
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const whole = useMemo(() => wordsOfAll(study), [study]);
  const found = useMemo(() => findEvents(study, lens, whole, query, SHOWN), [study, lens, whole, query]);

  useEffect(() => {
    const focus = (event: KeyboardEvent): void => {
      const typing = event.target instanceof HTMLElement && /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      input.current?.focus();
    };
    window.addEventListener("keydown", focus);
    return () => {
      window.removeEventListener("keydown", focus);
    };
  }, []);

  const pick = (event: number | undefined): void => {
    if (event === undefined) return;
    select({ event, report: undefined });
    setQuery("");
  };
  return (
    <div className="search no-print">
      <input
        ref={input}
        type="search"
        className="field"
        placeholder="Search events  /"
        aria-label="Search events"
        role="combobox"
        aria-expanded={query !== ""}
        aria-controls={list}
        aria-activedescendant={query !== "" && found.length > 0 ? `${list}-${String(at)}` : undefined}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown") setAt(Math.min(at + 1, found.length - 1));
          else if (event.key === "ArrowUp") setAt(Math.max(at - 1, 0));
          else if (event.key === "Enter") pick(found[at]);
          else if (event.key === "Escape") setQuery("");
          else return;
          event.preventDefault();
        }}
      />
      {query !== "" && (
        <div className="search-results" role="listbox" id={list} aria-label="Events found">
          {found.map((event, i) => {
            const entry = study.record.events[event];
            const sight = sightOf(study, lens, event);
            return (
              <div
                key={event} id={`${list}-${String(i)}`} role="option" dir="auto" aria-selected={i === at}
                onMouseDown={() => { pick(event); }}
              >
                {printTitle(study, lens, event)}
                <p className="small quiet">
                  {sight && <EventGlyph study={study} number={event} sight={sight} />} {entry && TYPE_NAMES[entry.type]} ·{" "}
                  {printSeenTime(study, event, sight)}
                </p>
              </div>
            );
          })}
          {found.length === 0 && <p className="small quiet" role="option" aria-selected={false}>Nothing here is called that.</p>}
        </div>
      )}
    </div>
  );
}
