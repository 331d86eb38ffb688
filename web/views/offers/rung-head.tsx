import type { Study } from "../../../src/study/study.ts";
import { seesField } from "../../../src/study/lens.ts";
import { EventGlyph } from "../../marks/event-glyph.tsx";
import { PartySwatch, StandingMark, VoiceDots } from "../../marks/marks.tsx";
import { count } from "../../words/counts.ts";
import { partyShort, STANDING_WORDS } from "../../words/names.ts";
import { printSeenTitle } from "../../words/titles.ts";
import { REPLY_GLYPHS, REPLY_WORDS, type Reply } from "./replies.ts";
import type { OffersSeen, SeenRung } from "./seen.ts";
import { NotKnown, printWhen, WhoToWhom } from "./who.tsx";
import { RUNG_NAMES, vouchingOf } from "./words.ts";

export interface RungHeadProps {
  readonly study: Study;
  readonly seen: OffersSeen;
  readonly rung: SeenRung;
  readonly selected: boolean;
  readonly compared: boolean;
  readonly onSelect: (event: number) => void;
  readonly onCompare: (event: number) => void;
}

/** Who put what to whom, when and through what, how well it is vouched for, and what became of it. */
export function RungHead({ study, seen, rung, selected, compared, onSelect, onCompare }: RungHeadProps) {
  const { event, sight, number } = rung;
  const about = rung.rung.about === undefined ? undefined : seen.byEvent.get(rung.rung.about);
  return (
    <div className={`of-head${sight.certainty === "possible" ? " of-possible" : ""}`}>
      <div className="of-head-top">
        <span className="of-rung-number numbers">#{number}</span>
        <span className="of-type"><EventGlyph study={study} number={rung.rung.event} sight={sight} /> {typeWords(rung, about)}</span>
        <label className="of-compare no-print">
          <input type="checkbox" checked={compared} onChange={() => { onCompare(rung.rung.event); }} aria-label={`Compare #${String(number)}`} /> compare
        </label>
      </div>
      <button type="button" className="plain of-title" aria-pressed={selected} onClick={() => { onSelect(rung.rung.event); }} dir="auto">
        {printSeenTitle(event, sight)}
      </button>
      <WhoToWhom study={study} rung={rung} />
      <p>{printWhen(study, rung)}</p>
      {sight.certainty === "possible" && <p><span className="tag">possibly not yet by then</span></p>}
      <Terms study={study} rung={rung} />
      <Vouched study={study} rung={rung} />
      {(rung.rung.type === "offer" || rung.rung.type === "agreement" || seen.repliesTo.has(rung.rung.event)) && (
        <Replies study={study} seen={seen} replies={seen.repliesTo.get(rung.rung.event) ?? []} onSelect={onSelect} />
      )}
    </div>
  );
}

function typeWords({ event, rung, sight }: SeenRung, about: SeenRung | undefined): string {
  const name = RUNG_NAMES[rung.type];
  if (event.type !== "response") return about ? `${name} (of #${String(about.number)})` : name;
  if (!seesField(sight, "answer")) return `${name}: answers ${about ? `#${String(about.number)}` : "an offer not seen here"}`;
  const answer = { accept: "accepts", reject: "refuses", reserve: "holds back an answer to", counter: "counters" }[event.answer];
  return `${name}: ${event.tentative === true ? "tentatively " : ""}${answer} ${about ? `#${String(about.number)}` : "an offer not seen here"}`;
}

/** What binds the whole: last word, deadline, condition. */
function Terms({ study, rung }: { study: Study; rung: SeenRung }) {
  const { event } = rung;
  if (rung.terms === undefined) return <p><NotKnown study={study} rung={rung} field="Terms" /></p>;
  if (event.type !== "offer" || rung.sight.fields !== undefined) return null;
  const deadline = event.deadline === undefined ? undefined : study.index.deadline.get(event.deadline);
  return (
    <>
      {event.final === true && <p><span className="tag">put as the last word</span></p>}
      {deadline && <p>Holds until: {deadline.name}</p>}
      {event.condition !== undefined && <p dir="auto">On condition: {event.condition}</p>}
    </>
  );
}

function Vouched({ study, rung }: { study: Study; rung: SeenRung }) {
  const vouching = vouchingOf(rung.event, study.voices);
  if (vouching.standings.length === 0) return <p className="quiet">No account behind it</p>;
  const copies = vouching.accounts - vouching.voices;
  return (
    <>
      <p>
        <VoiceDots voices={vouching.voices} copies={copies} /> {count(vouching.voices, "independent voice")}
        {copies > 0 && `, ${count(copies, "copy", "copies")}`}
      </p>
      <p className="of-standings">
        {vouching.standings.map(([standing, count]) => (
          <span key={standing}>
            <StandingMark standing={standing} /> {STANDING_WORDS[standing]}{vouching.standings.length > 1 && ` × ${String(count)}`}
          </span>
        ))}
      </p>
    </>
  );
}

type RepliesProps = Pick<RungHeadProps, "study" | "seen" | "onSelect"> & { readonly replies: readonly Reply[] };

function Replies({ study, seen, replies, onSelect }: RepliesProps) {
  if (replies.length === 0) return <p className="of-replies quiet">No answer recorded</p>;
  return (
    <ul className="of-replies">
      {replies.map((reply) => {
        const rung = seen.byEvent.get(reply.event);
        return (
          <li key={reply.event}>
            <button type="button" className="plain" onClick={() => { onSelect(reply.event); }}>
              <span className="of-reply-glyph" aria-hidden="true">{REPLY_GLYPHS[reply.word]}</span>{" "}
              {reply.tentative && "tentatively "}
              {REPLY_WORDS[reply.word]}
              {reply.party !== undefined && (
                <>
                  {" by "}
                  <PartySwatch party={reply.party} /> {partyShort(study.index, reply.party)}
                </>
              )}
              {rung && ` (#${String(rung.number)})`}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
