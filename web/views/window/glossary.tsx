import { Popover } from "../../frame/popover.tsx";

/** The view's own words, each in a sentence. */
const MEANINGS: readonly (readonly [string, string])[] = [
  ["Window", "The time in which some package would have been acceptable to everybody whose agreement was needed."],
  ["Package", "One way to settle every issue at once."],
  ["Acceptable", "Worth at least as much to a party as having no deal."],
  ["Reservation", "What having no deal is worth to a party: below it, it rather has none. It may change at a turning point."],
  ["Aspiration", "What a party holds out for at a time. A refusal says that an offer fell short of it, not that it was worse than no deal."],
  ["Mandate", "What an envoy may commit to. Beyond it, the party the envoy answers to must consent."],
  ["Interval", "The least and the most that the chance comes to when any one assumption is turned, widened by the error of sampling."],
  ["Credence", "How far an act’s reports bear it out, by how they put it and how many independent voices there are."],
  ["Words of probability", "Those of ICD 203: almost no chance up to 5%, very unlikely to 20%, unlikely to 45%, roughly even chance to 55%, likely to 80%, very likely to 95%, almost certain beyond."],
  ["Confidence", "How good the evidence is, kept apart from how likely a thing is: a chance of one half can be held with high confidence."],
];

export function Glossary() {
  return (
    <Popover label="What the words mean" className="wi-glossary">
      <dl className="wi-meanings small">
        {MEANINGS.map(([word, meaning]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Popover>
  );
}
