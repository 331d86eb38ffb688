import type { Study } from "../../../src/study/study.ts";
import type { AnsweredMoment, AnsweredParty } from "../../../src/study/window/answer.ts";
import { PartySwatch, partyColour } from "../../marks/marks.tsx";
import { count } from "../../words/counts.ts";
import { ChanceBar } from "./bars.tsx";
import { printChance, wordsOf } from "./chances.ts";
import { shortOf } from "./plot-offers.tsx";

interface PartyChancesProps {
  readonly study: Study;
  readonly parties: readonly AnsweredParty[];
  readonly moment: AnsweredMoment;
  /** Leads to the acts that a party's chance rests on. */
  readonly onActs: (party: string) => void;
}

/** Each party's chance of finding the two packages acceptable, as bars with words, and on how many acts that rests. */
export function PartyChances({ study, parties, moment, onActs }: PartyChancesProps) {
  const { table, best } = moment;
  if (!best && !table) return null;
  return (
    <ul className="wi-parties">
      {parties.map((party) => {
        const number = study.index.partyNumber.get(party.id);
        const colour = partyColour(number);
        return (
          <li key={party.id}>
            <p className="wi-party-head">
              <span className="party"><PartySwatch party={number} /><strong>{shortOf(study, party)}</strong></span>
              <span className="small quiet">{roleWords(study, party, parties)}</span>
              <button type="button" className="ev-link small wi-acts-link" onClick={() => { onActs(party.id); }}>
                rests on {count(party.acts, "act")}
                <span className="hidden-label"> of {shortOf(study, party)}</span>
              </button>
            </p>
            {table && <Row label="on the table" chance={table.chance[party.id]} colour={colour} hollow />}
            {best && <Row label="most acceptable" chance={best.chance[party.id]} colour={colour} />}
          </li>
        );
      })}
    </ul>
  );
}

interface RowProps {
  readonly label: string;
  readonly chance: number | undefined;
  readonly colour: string;
  readonly hollow?: boolean;
}

function Row({ label, chance, colour, hollow = false }: RowProps) {
  return (
    <p className="wi-chance-row small numbers">
      <span className="quiet">{label}</span>
      {chance === undefined ? <span /> : <ChanceBar chance={chance} colour={colour} hollow={hollow} />}
      <span>{chance === undefined ? "not known" : <><strong>{printChance(chance)}</strong>, {wordsOf(chance)}</>}</span>
    </p>
  );
}

function roleWords(study: Study, party: AnsweredParty, parties: readonly AnsweredParty[]): string {
  const answering = parties.filter(({ principal }) => principal === party.id).map((one) => shortOf(study, one));
  const words = [party.required ? "must agree" : "", answering.length > 0 ? `whom ${answering.join(", ")} answers to` : ""];
  return words.filter(Boolean).join("; ");
}
