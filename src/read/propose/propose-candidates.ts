import { accept, type Fault, type Result } from "../../base/fault.ts";
import type { AccountId } from "../../case/ids.ts";
import { PlainText } from "../language/plain-text.ts";
import { parseText } from "../language/tokens.ts";
import type { Candidate, Reading } from "../reading.ts";
import { askModel, checkEndpoint, type ModelEndpoint } from "./model-endpoint.ts";
import { type Piece, piecesOf } from "./pieces.ts";
import { candidatesIn, instructionsFor, proposal } from "./proposal.ts";
import { type Drop, DROPS, type Evidence, verifyProposal } from "./verify-proposal.ts";

export interface ProposedFrom {
  readonly accounts: readonly { readonly id: AccountId; readonly text: string }[];
  /** What the rules found in these accounts; it is not changed. */
  readonly reading: Pick<Reading, "names" | "times" | "sentences" | "issues" | "candidates">;
}

export interface ProposalReport {
  /** Told before anything is sent, with a sentence for the user; what is not wanted can still be cancelled. */
  readonly onSend?: (what: string) => void;
  readonly onPiece?: (done: number, of: number) => void;
  readonly signal?: AbortSignal | undefined;
}

export interface Proposed {
  /** To be added to those of the rules: `proposedBy` is `model`. */
  readonly candidates: readonly Candidate[];
  /** How many were dropped, by reason. */
  readonly dropped: Readonly<Record<Drop, number>>;
  /** Messages that were answered, and that would have been sent in all. */
  readonly answered: number;
  readonly pieces: number;
  /** Why not all of them were answered, or understood. What the rules found, and what was proposed before, stands. */
  readonly faults: readonly Fault[];
}

/**
 * Has a language model propose events that the rules missed. It is asked piece by piece, at the endpoint configured and
 * nowhere else, and can only propose: what does not stand in the account's words is dropped and counted
 * (`verifyProposal`). An endpoint that fails ends the asking, not the reading.
 * Faults, refused: `model/endpoint`; among the value's: those of `askModel`.
 */
export async function proposeCandidates(
  from: ProposedFrom,
  to: ModelEndpoint,
  report: ProposalReport = {},
): Promise<Result<Proposed>> {
  const url = checkEndpoint(to);
  if (!url.ok) return url;
  const texts = from.accounts.map(({ id, text }) => ({ id, parsed: parseText(new PlainText(text)) }));
  const work = texts.flatMap(({ id, parsed }) => piecesOf(id, parsed).map((piece) => ({ piece, parsed })));
  report.onSend?.(sending(from, work.map(({ piece }) => piece), to, url.value));
  const instructions = instructionsFor(from.reading.issues);
  const candidates = new Map<string, Candidate>();
  const dropped = Object.fromEntries(DROPS.map((drop) => [drop, 0])) as Record<Drop, number>;
  const faults: Fault[] = [];
  let answered = 0;
  for (const { piece, parsed } of work) {
    const message = JSON.stringify({ account: piece.account, text: parsed.plain.text.slice(piece.start, piece.end) });
    const answer = await askModel(to, instructions, message, report.signal);
    if (!answer.ok) {
      faults.push(...answer.faults);
      break;
    }
    answered++;
    report.onPiece?.(answered, work.length);
    const evidence: Evidence = { account: piece.account, parsed, reading: from.reading, model: to.model };
    // An answer that holds no list is one proposal out of shape: small models do that, and the next piece may do better.
    for (const given of candidatesIn(answer.value) ?? [undefined]) {
      const shaped = proposal.safeParse(given);
      const checked = shaped.success ? verifyProposal(shaped.data, piece, evidence) : "not-in-shape";
      if (typeof checked === "string") dropped[checked]++;
      else if (candidates.has(checked.id)) dropped["found-already"]++;
      else candidates.set(checked.id, checked);
    }
  }
  return accept({ candidates: [...candidates.values()], dropped, answered, pieces: work.length, faults });
}

/** What goes where, in a sentence. */
function sending(from: ProposedFrom, pieces: readonly Piece[], to: ModelEndpoint, url: URL): string {
  const characters = pieces.reduce((sum, piece) => sum + piece.end - piece.start, 0);
  const isLocal = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  const open = url.protocol === "http:" && !isLocal ? ", unencrypted" : "";
  const count = (number: number, noun: string): string => `${String(number)} ${noun}${number === 1 ? "" : "s"}`;
  return (
    `The text of ${count(from.accounts.length, "account")} (${count(characters, "character")}, in ${count(pieces.length, "message")}) ` +
    `goes to the model ${to.model} at ${url.host}${isLocal ? " on this machine" : ""}${open}.`
  );
}
