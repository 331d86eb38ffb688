import type { Study } from "../../../src/study/study.ts";
import { ChannelLine, SecrecyMark } from "../../marks/marks.tsx";
import { EventIcon } from "./event-icon.tsx";
import type { Vertical } from "./placement.ts";
import type { SeenEvent } from "./seen.ts";
import { channelWords, hiddenWords, partiesWords, possibleWords, sourceWords, standingWords, typeWords, whenWords } from "./words.ts";

const WIDE_PX = 320;

interface Place {
  /** Of what it explains, in the chart's pixels. */
  readonly x: number;
  readonly y: number;
  /** The chart's width. */
  readonly within: number;
}

function styleAt({ x, y, within }: Place): React.CSSProperties {
  const left = Math.min(Math.max(x - WIDE_PX / 2, 0), Math.max(within - WIDE_PX, 0));
  return { left, top: y + 14, width: WIDE_PX };
}

interface EventTipProps {
  readonly study: Study;
  readonly seen: SeenEvent;
  readonly knower: string | undefined;
  readonly place: Place;
}

/** All that a mark stands for, beside it. */
export function EventTip({ study, seen, knower, place }: EventTipProps) {
  const channel = seen.channel === undefined ? undefined : study.index.channel.get(seen.channel);
  const more = [sourceWords(study, seen), standingWords(seen), possibleWords(seen), hiddenWords(seen, knower)].filter(Boolean);
  return (
    <div className="tl-tip" style={styleAt(place)} role="tooltip">
      <p className="small quiet numbers">
        <EventIcon seen={seen} /> {`${typeWords(seen)} · ${whenWords(study, seen, knower)}`}
      </p>
      <p dir="auto">
        <strong>{seen.title}</strong>
      </p>
      <p className="small">{partiesWords(study, seen)}</p>
      {channel && (
        <p className="small">
          <ChannelLine kind={channel.kind} /> <SecrecyMark secrecy={channel.secrecy} /> {channelWords(study, seen)}
        </p>
      )}
      {more.map((words) => (
        <p key={words} className="small quiet">{words}</p>
      ))}
      {seen.reveals.length > 0 && <p className="small quiet">{`through it ${seen.reveals.length} ${seen.reveals.length === 1 ? "event" : "events"} became known`}</p>}
    </div>
  );
}

export function VerticalTip({ vertical, place }: { vertical: Vertical; place: Place }) {
  return (
    <div className="tl-tip" style={styleAt(place)} role="tooltip">
      <p className="small quiet numbers">
        {vertical.kind === "deadline" ? "Deadline" : "Turning point"} · {vertical.when}
      </p>
      <p dir="auto">
        <strong>{vertical.label}</strong>
      </p>
    </div>
  );
}
