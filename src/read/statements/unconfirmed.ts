import { NEGATIONS } from "./closed-words.ts";
import type { SpeechWords } from "./speech-words.ts";
import type { Judged } from "./judged.ts";

const REACHES_BACK = 2;

/**
 * [S5] What an account itself goes on to call unconfirmed or denied ("the company has not confirmed those details") is
 * an allegation of the source that it was told by.
 */
export function withUnconfirmed(judged: readonly Judged[], words: SpeechWords): Judged[] {
  const result = [...judged];
  judged.forEach((each, i) => {
    if (!doubtsTheOneBefore(each, words)) return;
    for (let back = 1; back <= REACHES_BACK; back++) {
      const before = result[i - back];
      if (before?.standing.standing !== "fact" || before.attribution.kind === "outlet" || before.attribution.kind === "document")
        break;
      if (
        each.sentence.paragraph - before.sentence.paragraph > 1 ||
        (before.attribution.name === each.attribution.name && each.attribution.name !== undefined)
      )
        break;
      result[i - back] = { ...before, standing: { standing: "allegation", rule: "S5", confidence: 0.6 } };
    }
  });
  return result;
}

function doubtsTheOneBefore({ line, standing }: Judged, words: SpeechWords): boolean {
  for (let i = 0; i < line.length; i++) {
    const verifies = words.verifies.at(line, i);
    const denies = standing.standing === "denial" && (words.denies.at(line, i) ?? words.rejects.at(line, i));
    if (!verifies && !denies) continue;
    const negated = line.slice(Math.max(0, i - 5), i).some((word) => NEGATIONS.has(word.lower) || word.lower === "unable");
    if (!denies && !negated) continue;
    const object = line.slice(Math.max(0, i - 7), i + 6);
    if (object.some((word) => words.pointsBack.has(word.lower))) return true;
  }
  return false;
}
