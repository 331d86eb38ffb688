import { count, EXIT, Exit } from "../exit.ts";
import type { Progress } from "../progress.ts";
import type { ModelEndpoint } from "../../read/propose/model-endpoint.ts";
import { type Proposed, proposeCandidates } from "../../read/propose/propose-candidates.ts";
import type { NamedDocument } from "../../read/read.ts";
import type { Reading } from "../../read/reading.ts";

export interface ModelOptions {
  readonly model?: string;
  readonly endpoint?: string;
}

/**
 * The model to ask, from options or else the environment (BACKCHANNEL_MODEL, BACKCHANNEL_MODEL_ENDPOINT and, from there
 * alone so that it stands in no history of commands, BACKCHANNEL_MODEL_API_KEY); undefined where none is configured.
 */
export function modelFrom(options: ModelOptions, env: Readonly<NodeJS.ProcessEnv>): ModelEndpoint | undefined {
  const model = options.model ?? orNothing(env["BACKCHANNEL_MODEL"]);
  const endpoint = options.endpoint ?? orNothing(env["BACKCHANNEL_MODEL_ENDPOINT"]);
  if (model === undefined && endpoint === undefined) return undefined;
  if (model === undefined || endpoint === undefined) {
    const lacking = model === undefined ? "--model NAME, or BACKCHANNEL_MODEL" : "--endpoint URL, or BACKCHANNEL_MODEL_ENDPOINT";
    process.stderr.write(`a model is configured by half: ${lacking}, is missing\nhint: --model NAME --endpoint http://127.0.0.1:11434/v1\n`);
    throw new Exit(EXIT.usage);
  }
  return { model, endpoint, apiKey: orNothing(env["BACKCHANNEL_MODEL_API_KEY"]) };
}

/**
 * The reading with what a model proposes besides, after saying what goes where. What it says that the words do not bear
 * out is dropped and counted in the notes; a model that fails leaves the reading as it is.
 */
export async function withProposals(
  reading: Reading, documents: readonly NamedDocument[], to: ModelEndpoint, progress: Progress,
): Promise<Reading> {
  const accounts = documents.map(({ id, document }) => ({ id, text: document.text }));
  if (accounts.length === 0) return reading;
  const proposed = await proposeCandidates({ accounts, reading }, to, {
    onSend: (what) => {
      progress.stop();
      process.stderr.write(`${what}\n`);
    },
    onPiece: (done, of) => {
      progress.show(`Asking ${to.model}`, done / of);
    },
  });
  if (!proposed.ok) {
    process.stderr.write(`${proposed.faults.map(({ message }) => message).join("\n")}\n`);
    throw new Exit(EXIT.usage);
  }
  const { candidates, faults } = proposed.value;
  const notes = [noteOf(proposed.value, to), ...faults.map(({ message }) => message)];
  return { ...reading, candidates: [...reading.candidates, ...candidates], notes: [...reading.notes, ...notes] };
}

function noteOf({ candidates, dropped, answered, pieces }: Proposed, { model }: ModelEndpoint): string {
  const reasons = Object.entries(dropped).filter(([, number]) => number > 0).map(([drop, number]) => `${String(number)} ${drop}`);
  const lost = reasons.length === 0 ? "none dropped" : `dropped: ${reasons.join(", ")}`;
  return `the model ${model} answered ${String(answered)} of ${count(pieces, "message")}: ${count(candidates.length, "candidate")} proposed, ${lost}`;
}

function orNothing(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === "" ? undefined : text;
}
