import type { Token } from "../language/tokens.ts";
import type { Gazetteer } from "./gazetteer.ts";
import { isNameWord } from "./runs.ts";

/** A title that stands before a name, by tokens. */
export interface Title {
  readonly from: number;
  readonly to: number;
  readonly role: string;
  readonly plural: boolean;
}

/** A role with a capital, its modifiers before it: Deputy Foreign Minister. Nothing where no name can follow. */
export function titleAt(tokens: readonly Token[], from: number, to: number, gazetteer: Gazetteer): Title | undefined {
  let i = from;
  while (
    i < to &&
    isNameWord(tokens[i]) &&
    gazetteer.modifiers.has(tokens[i]?.lower ?? "") &&
    !gazetteer.roles.at(tokens, i, to)
  )
    i++;
  const role = i < to && isNameWord(tokens[i]) ? gazetteer.roles.at(tokens, i, to) : undefined;
  return role ? { from, to: role.end, role: role.value.role, plural: role.value.plural } : undefined;
}
