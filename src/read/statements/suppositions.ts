import { HAVE, NEGATIONS, SUBORDINATORS } from "./closed-words.ts";
import { contentOf, type Put } from "./put.ts";

/** [S7] Supposed: what might be, what could have been, what is expected. */
export function isSupposed(put: Put): boolean {
  const { line, main, words, attribution } = put;
  const [from, to] = contentOf(put);
  const free = attribution.kind === "outlet" || main?.voice.noun === "analyst";
  const question = line.some((word) => word.text === "?");
  let subordinate = false;
  let conditional = false;
  let offered = false;
  for (let i = from; i < to; i++) {
    const word = line[i];
    if (!word) break;
    const lower = word.lower;
    if (words.offered.some((stem) => lower.startsWith(stem)) && !word.capital && main?.voice.noun !== "analyst") offered = true;
    if (words.supposes.at(line, i) && free && !offered && lower !== "provided" && lower !== "unless") return true;
    if (words.forecasts.at(line, i) && !subordinate) return true;
    if (lower === "if" || lower === "unless" || (lower === "had" && i === from)) conditional = true;
    else if (SUBORDINATORS.has(lower) && i > from && lower !== "what") subordinate = true;
    if (word.text === "," || word.text === ";" || word.text === "—") subordinate = false;
    if (!/^(?:could|might|would|may|should|couldn't|wouldn't)$/.test(lower) || (lower === "may" && word.capital)) continue;
    const next =
      NEGATIONS.has(line[i + 1]?.lower ?? "") ||
      line[i + 1]?.lower === "well" ||
      line[i + 1]?.lower === "also" ||
      line[i + 1]?.lower === "still"
        ? line[i + 2]
        : line[i + 1];
    // Counterfactual: "could have saved", "would never have agreed".
    if (
      /^(?:could|would|might|should|couldn't|wouldn't)$/.test(lower) &&
      HAVE.has(next?.lower ?? "") &&
      next?.lower === "have" &&
      !isOwning(line[i + 2]?.lower)
    )
      return true;
    if (subordinate && !conditional) continue;
    if (question) return true;
    if (conditional && (free || word.quotation >= 0) && !offered) return true;
    const negated = lower.endsWith("n't") || NEGATIONS.has(line[i + 1]?.lower ?? "");
    if (/^(?:could|might|may)$/.test(lower) && !negated && !offered && i - from <= 14) return true;
  }
  // The condition may follow: "would collapse if".
  return conditional && free && !offered && line.slice(from, to).some((word) => /^(?:would|could|might)$/.test(word.lower));
}

/** "would have to", "would have a say": owning and having to, not the past. */
function isOwning(after: string | undefined): boolean {
  return after === "to" || after === "a" || after === "the" || after === "no" || after === "any";
}
