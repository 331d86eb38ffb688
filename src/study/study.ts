import { type CaseIndex, indexCase } from "../case/case-index.ts";
import type { SourcedRecord } from "../journal/record.ts";
import { type Chronology, chronologyOf } from "./chronology.ts";
import { type Disagreement, findDisagreements } from "./disagreements.ts";
import { type EventNumber, numberEvents } from "../journal/event-number.ts";
import { Knowledge } from "./knowledge.ts";
import { type OfferStudy, studyOffers } from "./offers.ts";
import { Voices } from "./voices.ts";

/** All that the views, the dossier and the commands ask of a record. Events and parties go by number throughout. */
export interface Study {
  readonly record: SourcedRecord;
  readonly index: CaseIndex;
  readonly eventNumber: EventNumber;
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
  const eventNumber = numberEvents(record.events);
  return {
    record,
    index,
    eventNumber,
    chronology: chronologyOf(record.events, eventNumber),
    voices,
    knowledge: new Knowledge(record.events, index, eventNumber),
    offers: studyOffers(record.events, index, eventNumber),
    disagreements: findDisagreements(record.events, voices),
  };
}
