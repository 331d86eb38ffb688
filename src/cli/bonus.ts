import { accept, Fault, refuse, type Result } from "../base/fault.ts";
import type { Scenario } from "../case/scenario.ts";
import { EXIT, Exit } from "./exit.ts";

/** What a deal that everybody takes is worth on top, to one party. */
export interface Bonus {
  readonly party: string;
  readonly worth: number;
}

/** `--bonus p1=10,p2=5`; ends the command where that is not what it says. */
export function parseBonus(text: string): Bonus[] {
  return text.split(",").map((part) => {
    const [, party, worth] = /^\s*([^=]+?)\s*=\s*(-?\d+(?:\.\d+)?)\s*$/.exec(part) ?? [];
    if (party !== undefined && worth !== undefined) return { party, worth: Number(worth) };
    process.stderr.write(`--bonus: ${part.trim() === "" ? "nothing" : part.trim()} is no bonus; write party=10, with commas between\n`);
    throw new Exit(EXIT.usage);
  });
}

/** The scenario with these bonuses on unanimity, in place of what it had. Fault: `space/no-such-party`. */
export function withBonus(scenario: Scenario, bonuses: readonly Bonus[]): Result<Scenario> {
  const known = scenario.parties.map(({ id }) => id);
  const faults = bonuses.filter(({ party }) => !known.includes(party)).map(({ party }) => new Fault({
    code: "space/no-such-party", detail: `a bonus for ${party}, who is no party of ${scenario.name}`, hint: `one of ${known.join(", ")}`,
  }));
  if (faults.length > 0) return refuse(...faults);
  const bonusOf = (id: string): number | undefined => bonuses.findLast(({ party }) => party === id)?.worth;
  return accept({
    ...scenario,
    parties: scenario.parties.map((party) => ({ ...party, unanimityBonus: bonusOf(party.id) ?? party.unanimityBonus })),
  });
}
