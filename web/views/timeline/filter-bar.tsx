import { memo } from "react";
import type { Study } from "../../../src/study/study.ts";
import { Popover } from "../../frame/popover.tsx";
import { GlyphIcon } from "../../marks/glyphs.tsx";
import { ChannelLine, PartySwatch, SecrecyMark } from "../../marks/marks.tsx";
import type { EventType } from "../../../src/journal/event.ts";
import type { SetParams } from "../../url-state.ts";
import { printCount } from "../../words/counts.ts";
import { type Choice, FACETS, type Facet, type Filters, isFiltering, NO_CHANNEL, printFacet } from "./filters.ts";

interface FiltersProps {
  readonly study: Study;
  readonly choices: Readonly<Record<Facet, readonly Choice[]>>;
  readonly filters: Filters;
  readonly setParams: SetParams;
  /** By order, positions count columns, and other events make other columns. */
  readonly forgetWindow: boolean;
}

const FACET_WORDS: Readonly<Record<Facet, string>> = { channels: "Channel", parties: "Party", people: "Person", types: "Type" };
const NO_WINDOW = { "tl-from": undefined, "tl-to": undefined };

function choose({ setParams, forgetWindow }: FiltersProps, facet: Facet, chosen: ReadonlySet<string>): void {
  setParams({ [`tl-${facet}`]: printFacet(chosen), ...(forgetWindow ? NO_WINDOW : {}) });
}

function toggle(props: FiltersProps, facet: Facet, id: string): void {
  const chosen = new Set(props.filters[facet]);
  if (!chosen.delete(id)) chosen.add(id);
  choose(props, facet, chosen);
}

/** The channels of this case: their key, and a filter. */
export const ChannelKeys = memo(function ChannelKeys(props: FiltersProps) {
  const { study, choices, filters } = props;
  return (
    <div className="tl-channels" role="group" aria-label="Channels: press to show only these">
      {choices.channels.filter((choice) => choice.id !== NO_CHANNEL || choice.count > 0).map((choice) => (
        <ChannelKey
          key={choice.id} study={study} choice={choice} pressed={filters.channels.has(choice.id)}
          onPress={() => { toggle(props, "channels", choice.id); }}
        />
      ))}
    </div>
  );
});

/** The other filters, and how much passes them all. */
export const FacetFilters = memo(function FacetFilters(props: FiltersProps & { readonly shown: number; readonly total: number }) {
  const { study, choices, filters, setParams, forgetWindow, shown, total } = props;
  return (
    <>
      {FACETS.filter((facet) => facet !== "channels").map((facet) => (
        <FacetPopover
          key={facet} study={study} facet={facet} choices={choices[facet]} chosen={filters[facet]}
          onToggle={(id) => { toggle(props, facet, id); }} onClear={() => { choose(props, facet, new Set()); }}
        />
      ))}
      <span className="numbers small" role="status">
        {`${printCount(shown)} of ${printCount(total)} ${total === 1 ? "event" : "events"} shown`}
      </span>
      {isFiltering(filters) && (
        <button
          type="button"
          className="button small"
          onClick={() => {
            setParams({ ...Object.fromEntries(FACETS.map((facet) => [`tl-${facet}`, undefined])), ...(forgetWindow ? NO_WINDOW : {}) });
          }}
        >
          Clear all filters
        </button>
      )}
    </>
  );
});

interface ChannelKeyProps {
  readonly study: Study;
  readonly choice: Choice;
  readonly pressed: boolean;
  readonly onPress: () => void;
}

function ChannelKey({ study, choice, pressed, onPress }: ChannelKeyProps) {
  const channel = study.index.channel.get(choice.id);
  return (
    <button type="button" className="tl-channel" aria-pressed={pressed} onClick={onPress}>
      <ChannelLine kind={channel?.kind} />
      {channel && <SecrecyMark secrecy={channel.secrecy} />}
      <span>{choice.name}</span>
      {channel && <span className="hidden-label">{`${channel.kind}, ${channel.secrecy}`}</span>}
      <span className="quiet numbers">{printCount(choice.count)}</span>
    </button>
  );
}

interface FacetPopoverProps {
  readonly study: Study;
  readonly facet: Facet;
  readonly choices: readonly Choice[];
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
  readonly onClear: () => void;
}

function FacetPopover({ study, facet, choices, chosen, onToggle, onClear }: FacetPopoverProps) {
  const words = FACET_WORDS[facet];
  return (
    <Popover className="tl-facet" name="tl-filter" label={chosen.size === 0 ? words : `${words} (${printCount(chosen.size)})`}>
      <div className="tl-choices" role="group" aria-label={words}>
        {choices.map((choice) => (
          <label key={choice.id}>
            <input type="checkbox" checked={chosen.has(choice.id)} onChange={() => { onToggle(choice.id); }} />
            {facet === "parties" && <PartySwatch party={study.index.partyNumber.get(choice.id)} />}
            {facet === "types" && <GlyphIcon type={choice.id as EventType} />}
            <span>{choice.name}</span>
            <span className="quiet numbers">{printCount(choice.count)}</span>
          </label>
        ))}
        {choices.length === 0 && <p className="small quiet">Nobody is named in these events.</p>}
        {chosen.size > 0 && (
          <button type="button" className="button small" onClick={onClear}>
            Clear
          </button>
        )}
      </div>
    </Popover>
  );
}
