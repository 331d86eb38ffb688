import type { ScenarioParty } from "../../../src/case/scenario.ts";

interface PairChoiceProps {
  readonly parties: readonly ScenarioParty[];
  readonly pair: readonly [number, number];
  readonly onPair: (x: string, y: string) => void;
}

/** Which two parties the plot compares; taking the other's place swaps the two. */
export function PairChoice({ parties, pair: [x, y], onPair }: PairChoiceProps) {
  const [one, other] = [parties[x]?.id ?? "", parties[y]?.id ?? ""];
  return (
    <div className="controls no-print" role="group" aria-label="Parties to compare">
      <PartyField label="Across" parties={parties} value={one} onChange={(id) => { onPair(id, id === other ? one : other); }} />
      <PartyField label="Up" parties={parties} value={other} onChange={(id) => { onPair(id === one ? other : one, id); }} />
    </div>
  );
}

interface PartyFieldProps {
  readonly label: string;
  readonly parties: readonly ScenarioParty[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

function PartyField({ label, parties, value, onChange }: PartyFieldProps) {
  return (
    <label>
      {label}
      <select className="field" value={value} onChange={(event) => { onChange(event.target.value); }}>
        {parties.map((party) => <option key={party.id} value={party.id}>{party.name}</option>)}
      </select>
    </label>
  );
}
