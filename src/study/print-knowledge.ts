import type { Standing } from "../journal/event.ts";
import type { Knows } from "./dossier.ts";
import { idList, idMember, idsMember, member } from "./json-text.ts";
import type { Knowing, KnowingOfKnowing } from "./knowledge.ts";
import { type Lens, sightOf } from "./lens.ts";
import type { Study } from "./study.ts";
import { firmest, timeOf, voicesOf } from "./time-and-voices.ts";

/** What each event lends to the knowledge that comes through it: worked out once, since many learn through one. */
interface Ground {
  readonly since: string | undefined;
  /** The same as a member of a record. */
  readonly sinceMember: string;
  readonly standing: Standing | undefined;
  readonly voices: number;
}

type Grounds = (event: number) => Ground;

function groundsOf(study: Study): Grounds {
  const grounds: Ground[] = [];
  return (number) => {
    const known = grounds[number];
    if (known) return known;
    const event = study.record.events[number];
    const since = timeOf(study, number);
    const ground: Ground = {
      since,
      sinceMember: member("since", since),
      standing: event && firmest(event.reports),
      voices: event ? voicesOf(study, event) : 0,
    };
    grounds[number] = ground;
    return ground;
  };
}

/** Who knew what: the records of a dossier, each as JSON. They have the members that `printKnows` gives, and the party. */
export function* printKnowledge(study: Study): Generator<string> {
  const { record, index, knowledge } = study;
  const grounds = groundsOf(study);
  const parties = index.parties.map(({ id }) => id);
  const printKnower = knowerPrinter(parties, grounds);
  for (let event = 0; event < record.events.length; event++) {
    const id = idOf(study, event);
    for (let party = 0; party < parties.length; party++) {
      const knowing = knowledge.find(event, party);
      if (!knowing) continue;
      const { sinceMember, standing, voices } = grounds(knowing.via);
      const path = knowledge.pathOf(event, party);
      const traced = String(knowledge.isTraced(event, party, path));
      const steps = path.length === 1 ? `["${id}"]` : idList(path.map((step) => idOf(study, step)));
      let knownBy = "";
      for (const knower of knowledge.knownBy(event, party)) knownBy += `${knownBy === "" ? ',"knownBy":[' : ","}${printKnower(knower)}`;
      yield `{"event":"${id}"${sinceMember},"how":"${knowing.how}","path":${steps}${idsMember("fields", knowing.fields)}` +
        `${idMember("standing", standing)},"voices":${String(voices)},"traced":${traced}${knownBy === "" ? "" : `${knownBy}]`},"party":"${parties[party] ?? ""}"}`;
    }
  }
}

/** Prints who knew that a party knew. The same is mostly so of each party in turn, so what was last printed is kept. */
function knowerPrinter(parties: readonly string[], grounds: Grounds): (knower: KnowingOfKnowing) => string {
  const last: { readonly via: number; readonly how: string; readonly text: string }[] = [];
  return ({ party, via, how }) => {
    const before = last[party];
    if (before?.via === via && before.how === how) return before.text;
    const text = `{"party":"${parties[party] ?? ""}"${grounds(via).sinceMember},"how":"${how}"}`;
    last[party] = { via, how, text };
    return text;
  };
}

/** What a party knew at a moment, in journal order: the answer to `knows`. */
export function printKnows(study: Study, lens: Lens & { readonly party: number }): Knows {
  const found: Knows = [];
  const grounds = groundsOf(study);
  for (let event = 0; event < study.record.events.length; event++) {
    const sight = sightOf(study, lens, event);
    if (!sight?.knowing) continue;
    found.push({ ...printKnowing(study, grounds, sight.knowing, sight.fields), certainty: sight.certainty });
  }
  return found;
}

function printKnowing(study: Study, grounds: Grounds, { event, party, via, how }: Knowing, fields: Knowing["fields"]) {
  const { index, knowledge } = study;
  const { since, standing, voices } = grounds(via);
  const path = knowledge.pathOf(event, party);
  const knownBy = knowledge
    .knownBy(event, party)
    .map((other) => ({ party: index.parties[other.party]?.id ?? "", since: grounds(other.via).since, how: other.how }));
  return {
    event: idOf(study, event),
    since,
    how,
    path: path.map((step) => idOf(study, step)),
    fields: fields === undefined ? undefined : [...fields],
    standing,
    voices,
    traced: knowledge.isTraced(event, party, path),
    knownBy: knownBy.length > 0 ? knownBy : undefined,
  };
}

function idOf({ record }: Study, event: number): string {
  return record.events[event]?.id ?? "";
}
