import { CHANNEL_KINDS, SECRECIES } from "../../src/case/vocabulary.ts";
import { STANDINGS } from "../../src/journal/vocabulary.ts";
import { HOW } from "../../src/study/knowledge.kernel.ts";
import { ChannelLine, Dagger, HowMark, PartySwatch, SecrecyMark, StandingMark, VoiceDots } from "../marks/marks.tsx";
import { useView } from "../view-context.ts";
import { HOW_WORDS, STANDING_WORDS } from "../words/names.ts";

/** What every mark means, within reach of every view. */
export function Legend() {
  const { study } = useView();
  return (
    <details className="legend">
      <summary>What the marks mean</summary>
      <div className="legend-body">
        <section>
          <h3>Parties</h3>
          <dl>
            {study.index.parties.map((party, i) => (
              <Entry key={party.id} mark={<PartySwatch party={i} />} words={party.name} />
            ))}
          </dl>
        </section>
        <section>
          <h3>Channels</h3>
          <dl>
            {CHANNEL_KINDS.map((kind) => (
              <Entry key={kind} mark={<ChannelLine kind={kind} />} words={kind} />
            ))}
          </dl>
          <h3>Secrecy</h3>
          <dl>
            {SECRECIES.map((secrecy) => (
              <Entry key={secrecy} mark={<SecrecyMark secrecy={secrecy} />} words={secrecy} />
            ))}
          </dl>
        </section>
        <section>
          <h3>How it was learned</h3>
          <dl>
            {HOW.map((how) => (
              <Entry key={how} mark={<HowMark how={how} />} words={HOW_WORDS[how]} />
            ))}
          </dl>
        </section>
        <section>
          <h3>How an account puts it</h3>
          <dl>
            {STANDINGS.map((standing) => (
              <Entry key={standing} mark={<StandingMark standing={standing} />} words={STANDING_WORDS[standing]} />
            ))}
          </dl>
          <h3>Who vouches</h3>
          <dl>
            <Entry mark={<VoiceDots voices={2} copies={1} />} words="two independent accounts and a copy" />
            <Entry mark={<Dagger rests="hover or focus says on what it rests" />} words="inferred or assumed" />
          </dl>
        </section>
      </div>
    </details>
  );
}

function Entry({ mark, words }: { mark: React.ReactNode; words: string }) {
  return (
    <>
      <dt>{mark}</dt>
      <dd>{words}</dd>
    </>
  );
}
