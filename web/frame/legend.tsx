import { useMemo } from "react";
import { CHANNEL_KINDS, SECRECIES } from "../../src/case/vocabulary.ts";
import type { EventType } from "../../src/journal/event.ts";
import { EVENT_TYPES, STANDINGS } from "../../src/journal/vocabulary.ts";
import { HOW } from "../../src/study/knowledge.kernel.ts";
import type { Study } from "../../src/study/study.ts";
import { type Answer, GlyphIcon } from "../marks/glyphs.tsx";
import { ChannelLine, Dagger, HowMark, PartySwatch, SecrecyMark, StandingMark, VoiceDots } from "../marks/marks.tsx";
import { useView } from "../view-context.ts";
import { ANSWER_WORDS, HOW_WORDS, STANDING_WORDS, TYPE_NAMES } from "../words/names.ts";
import { Popover } from "./popover.tsx";

/** What every mark means, within reach of every view. */
export function Legend() {
  const { study } = useView();
  const { types, answers } = useMemo(() => signsOf(study), [study]);
  return (
    <Popover className="legend-popover no-print" label="What the marks mean">
      <div className="legend legend-body">
        <section className="legend-events">
          <h2>What happened</h2>
          <dl>
            {types.map((type) => <Entry key={type} mark={<GlyphIcon type={type} />} words={TYPE_NAMES[type]} />)}
            {answers.map((answer) => <Entry key={answer} mark={<GlyphIcon type="response" answer={answer} />} words={`Response: ${ANSWER_WORDS[answer]}`} />)}
          </dl>
        </section>
        <section>
          <h2>Parties</h2>
          <dl>
            {study.index.parties.map((party, i) => (
              <Entry key={party.id} mark={<PartySwatch party={i} />} words={party.name} />
            ))}
          </dl>
        </section>
        <section>
          <h2>Channels</h2>
          <dl>
            {CHANNEL_KINDS.map((kind) => (
              <Entry key={kind} mark={<ChannelLine kind={kind} />} words={kind} />
            ))}
          </dl>
          <h2>Secrecy</h2>
          <dl>
            {SECRECIES.map((secrecy) => (
              <Entry key={secrecy} mark={<SecrecyMark secrecy={secrecy} />} words={secrecy} />
            ))}
          </dl>
        </section>
        <section>
          <h2>How it was learned</h2>
          <dl>
            {HOW.map((how) => (
              <Entry key={how} mark={<HowMark how={how} />} words={HOW_WORDS[how]} />
            ))}
          </dl>
        </section>
        <section>
          <h2>How an account puts it</h2>
          <dl>
            {STANDINGS.map((standing) => (
              <Entry key={standing} mark={<StandingMark standing={standing} />} words={STANDING_WORDS[standing]} />
            ))}
          </dl>
          <h2>Who vouches</h2>
          <dl>
            <Entry mark={<VoiceDots voices={2} copies={1} />} words="two independent accounts and a copy" />
            <Entry mark={<Dagger rests="hover or focus says on what it rests" />} words="inferred or assumed" />
          </dl>
        </section>
      </div>
    </Popover>
  );
}

/** The types and answers that this record has, in the vocabulary's order: the signs of others would only be in the way. */
function signsOf(study: Study): { types: EventType[]; answers: Answer[] } {
  const types = new Set<EventType>();
  const answers = new Set<Answer>();
  for (const event of study.record.events) {
    types.add(event.type);
    if (event.type === "response") answers.add(event.answer);
  }
  return { types: EVENT_TYPES.filter((type) => type !== "response" && types.has(type)), answers: [...answers] };
}

function Entry({ mark, words }: { mark: React.ReactNode; words: string }) {
  return (
    <>
      <dt>{mark}</dt>
      <dd>{words}</dd>
    </>
  );
}
