import type { Study } from "../../../src/study/study.ts";
import { ANSWER_WORDS, FIELD_WORDS, partyShort, STANDING_WORDS, TYPE_NAMES } from "../../words/names.ts";
import type { Role } from "../../words/parts.ts";
import { printEventTime, printStretch } from "../../words/time.ts";
import type { SeenEvent } from "./seen.ts";

const ROLE_WORDS: readonly (readonly [Role, string])[] = [["acts", ""], ["receives", "to "], ["carries", "carried by "], ["present", "present: "]];

/** When, as far as the lens lets it be known. */
export function whenWords(study: Study, seen: SeenEvent, knower: string | undefined): string {
  if (seen.timing === "hidden") return `when: not known to ${knower ?? "the party"} (learned ${printStretch(seen.startMs, seen.endMs)})`;
  return printEventTime(study, seen.event);
}

export function typeWords(seen: SeenEvent): string {
  if (seen.answer) return `${TYPE_NAMES[seen.type]}: ${ANSWER_WORDS[seen.answer]}`;
  if (seen.given !== undefined) return `${TYPE_NAMES[seen.type]}: ${seen.given ? "given" : "refused"}`;
  return TYPE_NAMES[seen.type];
}

/** `US, to Hamas, carried by Qatar and Go-between`. */
export function partiesWords(study: Study, seen: SeenEvent): string {
  const said = ROLE_WORDS.flatMap(([role, words]) => {
    const names = seen.parts.filter((part) => part.role === role).map((part) => partyShort(study.index, part.party));
    return names.length === 0 ? [] : [`${words}${listWords(names)}`];
  });
  return said.length === 0 ? "no party named" : said.join(", ");
}

function listWords(names: readonly string[]): string {
  return names.length < 3 ? names.join(" and ") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}

export function sourceWords(study: Study, seen: SeenEvent): string | undefined {
  const from = seen.parts.filter((part) => part.role === "source").map((part) => partyShort(study.index, part.party));
  return from.length === 0 ? undefined : `what became known concerned ${listWords(from)}`;
}

export function channelWords(study: Study, seen: SeenEvent): string | undefined {
  const channel = seen.channel === undefined ? undefined : study.index.channel.get(seen.channel);
  return channel && `${channel.name} (${channel.kind}, ${channel.secrecy})`;
}

/** How sure, in words; nothing to add where it is stated as fact. */
export function standingWords(seen: SeenEvent): string | undefined {
  return seen.standing === "fact" ? undefined : `rests on accounts that put it ${STANDING_WORDS[seen.standing]}`;
}

export function hiddenWords(seen: SeenEvent, knower: string | undefined): string | undefined {
  if (seen.hidden.length === 0) return undefined;
  return `not known to ${knower ?? "the party"}: ${seen.hidden.map((field) => FIELD_WORDS[field]).join(", ")}`;
}

export function possibleWords(seen: SeenEvent): string | undefined {
  return seen.possible ? "possibly not yet at this moment" : undefined;
}

/** Everything a mark says, for those who do not see it. */
export function markLabel(study: Study, seen: SeenEvent, knower: string | undefined): string {
  return [
    typeWords(seen), seen.title, whenWords(study, seen, knower), partiesWords(study, seen), channelWords(study, seen),
    sourceWords(study, seen), standingWords(seen), hiddenWords(seen, knower), possibleWords(seen),
  ].filter(Boolean).join(". ");
}
