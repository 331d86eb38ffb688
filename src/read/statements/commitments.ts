import { MODALS, NEGATIONS } from "./closed-words.ts";
import { contentOf, type Put } from "./put.ts";
import { isAdverb } from "./phrases.ts";

/** [S3] Words that hold out harm, in somebody's mouth. */
export function isThreat({ line, words, attribution, cues, main }: Put): boolean {
  if (cues.some((cue) => cue.verb === "threaten" && !cue.negated && cue.rank >= 70 && !main)) return true;
  const at = words.threats.findIn(line);
  if (at < 0) return false;
  return attribution.kind !== "outlet" || (line[at]?.quotation ?? -1) >= 0;
}

/** [S3] A warning that names the penalty: "warned that tariffs would follow if …". */
export function isWarning(put: Put): boolean {
  const { line, main, words } = put;
  if (!main || main.negated || !words.warns.at(line, main.at)) return false;
  const [from, to] = main.rank >= 90 ? [0, line.length] : contentOf(put);
  const content = line.slice(from, to).filter((_, i) => i + from !== main.at);
  if (main.voice.noun === "analyst") return false;
  // What would follow if the other side did, or did not, do a thing.
  const conditional = content.some((word) => /^(?:if|unless|should)$/.test(word.lower));
  if (conditional && content.some((word) => /^(?:will|would|shall)$/.test(word.lower))) return true;
  const penalty = content.some(
    (word, i) =>
      words.penalties.has(word.lower) && !content.slice(Math.max(0, i - 5), i).some((before) => NEGATIONS.has(before.lower)),
  );
  return (
    penalty &&
    content.some(
      (word) =>
        MODALS.has(word.lower) || word.lower === "if" || word.lower === "unless" || word.lower === "to" || word.lower === "of",
    )
  );
}

/** [S4] "said it would release them", "We will open the gates": one's own act to come, and no harm in it. */
export function isPledge(put: Put): boolean {
  const { line, main, words, attribution } = put;
  if (!main && attribution.kind === "official")
    return line.some(
      (word, i) =>
        /^(?:we|i)$/.test(word.lower) &&
        word.quotation < 0 &&
        /^(?:will|shall)$/.test(line[i + 1]?.lower ?? "") &&
        !NEGATIONS.has(line[i + 2]?.lower ?? ""),
    );
  if (main?.verb !== "say" || attribution.kind === "outlet" || attribution.kind === "document" || main.rule === "A5")
    return false;
  const [from, to] = contentOf(put);
  for (let i = from; i < to - 2; i++) {
    const word = line[i];
    const quoted = (word?.quotation ?? -1) >= 0;
    const self = /^(?:we|i)$/.test(word?.lower ?? "")
      ? quoted
      : /^(?:he|she|it|they)$/.test(word?.lower ?? "") && !quoted && i <= from + 1;
    const contracted = quoted && /^(?:we|i)'ll$/.test(word?.lower ?? "");
    if (!self && !contracted) continue;
    let at = i + 1;
    if (!contracted && !/^(?:will|would|shall)$/.test(line[at]?.lower ?? "")) continue;
    if (!contracted) at++;
    while (isAdverb(line[at]?.lower ?? "")) at++;
    const verb = line[at]?.lower ?? "";
    // "would be", "would have", "we will see" bind nobody.
    if (
      NEGATIONS.has(verb) ||
      verb === "be" ||
      verb === "have" ||
      verb === "see" ||
      words.penalties.has(verb) ||
      line.slice(from, i).some((each) => each.lower === "if")
    )
      continue;
    return true;
  }
  return false;
}
