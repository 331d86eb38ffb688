import type { ChannelKind, Secrecy } from "../../src/case/case-file.ts";
import type { Standing } from "../../src/journal/event.ts";
import { HOW, type How } from "../../src/study/knowledge.kernel.ts";
import { NO_PARTY } from "../words/parts.ts";

/**
 * The encoding, the same in every view: a party is a colour and its name, a channel a line, secrecy a mark, standing a
 * filling, voices dots. Every mark is for the eye alone; the words stand beside it or in its label.
 */

/** The CSS colour of a party by number, a quiet one for nobody; the ninth has the first's hue, with a pattern where it can. */
export function partyColour(party: number | undefined): string {
  return party === undefined || party === NO_PARTY ? "var(--ink-3)" : `var(--party-${String(party % 8)})`;
}

export function PartySwatch({ party }: { party: number | undefined }) {
  return (
    <svg className="swatch" width="12" height="12" aria-hidden="true">
      <rect width="12" height="12" rx="2" fill={partyColour(party)} />
      {party !== undefined && party >= 8 && <path d="M0 12 12 0M-3 3 3-3M9 15 15 9" stroke="var(--sheet)" strokeWidth="2" />}
    </svg>
  );
}

export function channelColour(kind: ChannelKind | undefined): string {
  return kind === undefined ? "var(--ink-3)" : `var(--channel-${kind})`;
}

/** Stroke of a channel's line: direct solid, proximity double, shuttle dashed, backchannel dotted, caucus thin, public thick. */
export function channelStroke(kind: ChannelKind | undefined): { stroke: string; strokeWidth: number; strokeDasharray?: string; strokeLinecap?: "round" } {
  const stroke = channelColour(kind);
  switch (kind) {
    case "shuttle":
      return { stroke, strokeWidth: 2, strokeDasharray: "6 4" };
    case "backchannel":
      return { stroke, strokeWidth: 2.5, strokeDasharray: "0.1 5", strokeLinecap: "round" };
    case "caucus":
      return { stroke, strokeWidth: 1 };
    case "public":
      return { stroke, strokeWidth: 4 };
    default:
      return { stroke, strokeWidth: 2 };
  }
}

export function ChannelLine({ kind }: { kind: ChannelKind | undefined }) {
  const stroke = channelStroke(kind);
  return (
    <svg className="channel-line" width="32" height="12" aria-hidden="true">
      {kind === "proximity" ? <path d="M1 4H31M1 8H31" fill="none" {...stroke} strokeWidth={1.5} /> : <path d="M2 6H30" fill="none" {...stroke} />}
    </svg>
  );
}

/** Open filled, confidential half, secret hollow. */
export function SecrecyMark({ secrecy }: { secrecy: Secrecy }) {
  return (
    <svg className="secrecy" width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true">
      <circle r="4.5" fill={secrecy === "open" ? "currentColor" : "none"} stroke="currentColor" strokeWidth="1.5" />
      {secrecy === "confidential" && <path d="M0-4.5A4.5 4.5 0 0 0 0 4.5Z" fill="currentColor" />}
    </svg>
  );
}

/** Fact solid, belief outlined, allegation hatched, denial struck through, no comment a dash. */
export function StandingMark({ standing, colour = "currentColor" }: { standing: Standing; colour?: string }) {
  return (
    <svg className="standing" width="16" height="12" viewBox="0 0 16 12" aria-hidden="true">
      {standing === "no-comment" ? (
        <path d="M3 6H13" stroke={colour} strokeWidth="2" />
      ) : (
        <>
          <rect x="2" y="1.5" width="12" height="9" rx="1.5" fill={standing === "fact" ? colour : "none"} stroke={colour} strokeWidth="1.5" />
          {standing === "allegation" && <path d="M4 10 10 2M8 10 13 3.5M3 7 6.5 2" stroke={colour} strokeWidth="1.2" />}
          {standing === "denial" && <path d="M0 11 16 1" stroke={colour} strokeWidth="1.8" />}
        </>
      )}
    </svg>
  );
}

/** A dot per independent voice; copies are smaller dots joined to theirs. */
export function VoiceDots({ voices, copies = 0 }: { voices: number; copies?: number }) {
  const shown = Math.min(voices, 8);
  const width = shown * 11 + copies * 8 + 2;
  return (
    <svg className="voices" width={Math.max(width, 12)} height="12" aria-hidden="true">
      {Array.from({ length: shown }, (_, i) => (
        <circle key={i} cx={6 + i * 11} cy="6" r="4" fill="currentColor" />
      ))}
      {Array.from({ length: copies }, (_, i) => (
        <g key={`copy-${String(i)}`}>
          <path d={`M${String(shown * 11 + i * 8 - 3)} 6h6`} stroke="currentColor" />
          <circle cx={shown * 11 + i * 8 + 4} cy="6" r="2.2" fill="currentColor" />
        </g>
      ))}
    </svg>
  );
}

/**
 * How something was learned, as one glyph: present a disc, told an arrow, relayed a broken arrow, leaked a drop,
 * intercepted an eye, public a globe, unstated a query.
 */
export function HowMark({ how }: { how: How }) {
  const paths: Readonly<Record<How, string>> = {
    present: "M7 2.5A4.5 4.5 0 1 1 7 11.5 4.5 4.5 0 1 1 7 2.5Z",
    told: "M1 7H10M7 3.5 11 7 7 10.5",
    relayed: "M1 7H4M6 7H10M7.5 3.5 11.5 7 7.5 10.5",
    leaked: "M7 1.5C9.5 5 10.5 6.5 10.5 8.3A3.5 3.5 0 0 1 3.5 8.3C3.5 6.5 4.5 5 7 1.5Z",
    intercepted: "M1 7C4 2.5 10 2.5 13 7 10 11.5 4 11.5 1 7ZM7 5.2A1.8 1.8 0 1 1 7 8.8 1.8 1.8 0 1 1 7 5.2Z",
    public: "M7 2.5A4.5 4.5 0 1 1 7 11.5 4.5 4.5 0 1 1 7 2.5ZM2.5 7H11.5M7 2.5C4.6 5 4.6 9 7 11.5 9.4 9 9.4 5 7 2.5",
    unstated: "M4.5 5.2C4.5 3.5 5.6 2.5 7 2.5 8.5 2.5 9.5 3.5 9.5 4.8 9.5 6.6 7 6.8 7 8.7M7 11.4V11.5",
  };
  return (
    <svg className="how" width="14" height="14" aria-hidden="true" data-how={HOW.indexOf(how)}>
      <path d={paths[how]} fill={how === "present" ? "currentColor" : "none"} stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

/** Assumed or inferred rather than stated: a dagger, with what it rests on. */
export function Dagger({ rests }: { rests: string }) {
  return (
    <span className="dagger" title={rests} tabIndex={0} role="note" aria-label={rests}>
      †
    </span>
  );
}
