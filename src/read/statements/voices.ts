import type { Attribution } from "../../journal/event.ts";
import type { Line } from "./line.ts";
import { singleVoiceAt } from "./single-voice.ts";
import type { Voice, VoiceContext } from "./voice.ts";
import { clipped } from "./voice-text.ts";

/** The voice that starts at a word, joined with those it is coordinated with; undefined where no noun phrase can speak. */
export function voiceAt(line: Line, from: number, context: VoiceContext): Voice | undefined {
  const first = singleVoiceAt(line, from, context);
  if (!first || first.reference === "it") return first;
  const chain = [first];
  for (;;) {
    const last = chain.at(-1);
    if (!last) break;
    const next = nextInChain(line, last, context);
    if (!next) break;
    chain.push(next);
  }
  // A comma alone joins nothing: the chain must come to an "and".
  while (chain.length > 1 && !isJoined(line, chain.at(-1))) chain.pop();
  return chain.length > 1 ? joined(chain, context) : first;
}

function isJoined(line: Line, voice: Voice | undefined): boolean {
  const before = line[(voice?.from ?? 0) - 1]?.lower ?? "";
  return before === "and" || before === "or" || (before === "as" && voice !== undefined);
}

function nextInChain(line: Line, last: Voice, context: VoiceContext): Voice | undefined {
  let at = last.to;
  if (line[at]?.text === ",") at++;
  if (line[at]?.lower === "and" || line[at]?.lower === "or") at++;
  else if (line[at]?.lower === "as" && line[at + 1]?.lower === "well" && line[at + 2]?.lower === "as") at += 3;
  if (at === last.to) return undefined;
  const next = singleVoiceAt(line, at, context);
  if (
    !next ||
    next.reference === "person" ||
    next.reference === "people" ||
    next.reference === "it" ||
    next.attribution.kind === "document"
  )
    return undefined;
  // After a comma only another voice of the same sort goes on with the list; "the deal, the minister" is no list.
  if (
    line[at - 1]?.text === "," &&
    (next.attribution.kind !== "anonymous" || last.attribution.kind !== "anonymous" || next.reference !== "new")
  )
    return undefined;
  if (last.attribution.kind === "document") return undefined;
  return next;
}

function joined(chain: readonly Voice[], context: VoiceContext): Voice | undefined {
  const first = chain[0];
  const last = chain.at(-1);
  if (!first || !last) return undefined;
  const anonymous = chain.some((voice) => voice.attribution.kind === "anonymous");
  const named = chain.map((voice) => voice.attribution.name).filter((name) => name !== undefined);
  const affiliations = chain.map((voice) => voice.attribution.affiliation).filter((affiliation) => affiliation !== undefined);
  const counts = chain.map((voice) => voice.attribution.count ?? (voice.plural ? undefined : 1));
  const count = counts.every((each) => each !== undefined) ? counts.reduce((sum, each) => sum + each, 0) : undefined;
  const groups = chain.flatMap((voice, i) => {
    const affiliation = voice.attribution.affiliation ?? voice.attribution.name;
    const each = counts[i];
    return affiliation === undefined || each === undefined
      ? []
      : [{ affiliation: each === 1 ? context.words.singularOf(affiliation) : affiliation, count: each }];
  });
  const attribution: Attribution = anonymous
    ? {
        kind: "anonymous",
        ...(affiliations.length > 0 ? { affiliation: clipped(affiliations.join(" and ")) } : {}),
        ...(count === undefined ? {} : { count }),
        ...(count !== undefined && groups.length === chain.length ? { groups } : {}),
      }
    : { kind: first.attribution.kind, ...(named.length > 0 ? { name: clipped(named.join(" and ")) } : {}) };
  return {
    ...first,
    to: last.to,
    attribution,
    plural: true,
    reference: chain.every((voice) => voice.reference === "definite") ? "definite" : "new",
    qualifiers: [...new Set(chain.flatMap((voice) => voice.qualifiers))],
    confidence: Math.min(...chain.map((voice) => voice.confidence)),
  };
}
