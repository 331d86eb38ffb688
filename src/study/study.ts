import { type CaseIndex, indexCase } from "../case/case-index.ts";
import type { SourcedRecord } from "../journal/record.ts";
import { type Chronology, chronologyOf } from "./chronology.ts";
import { type Disagreement, findDisagreements } from "./disagreements.ts";
import { Knowledge } from "./knowledge.ts";
import { type OfferStudy, studyOffers } from "./offers.ts";
import { Voices } from "./voices.ts";

/** All that the views, the dossier and the commands ask of a record. Events and parties go by number throughout. */
export interface Study {
  readonly record: SourcedRecord;
  readonly index: CaseIndex;
  readonly eventNumber: ReadonlyMap<string, number>;
  readonly chronology: Chronology;
  readonly voices: Voices;
  readonly knowledge: Knowledge;
  readonly offers: OfferStudy;
  readonly disagreements: readonly Disagreement[];
}

/** Studies a record, however it was filled. Pure; runs alike in Node and in the page. Cost: O(events × parties). */
export function studyRecord(record: SourcedRecord): Study {
  const index = indexCase(record.case);
  const voices = new Voices(record.accounts.accounts);
  return {
    record,
    index,
    eventNumber: new Map(record.events.map((event, i) => [event.id, i])),
    chronology: chronologyOf(record.events),
    voices,
    knowledge: new Knowledge(record.events, index),
    offers: studyOffers(record.events, index),
    disagreements: findDisagreements(record.events, voices),
  };
}
