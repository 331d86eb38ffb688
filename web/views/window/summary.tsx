import type { WindowAnswer } from "../../../src/study/window/answer.ts";

const PARTS = [
  ["likelihood", "Likelihood"],
  ["confidence", "Confidence"],
  ["closing", "When it closed"],
  ["basis", "On what basis"],
] as const;

/** The answer in plain words: how likely, and apart from it how sure; when the window closed; on what that rests. */
export function SummaryWords({ summary }: Pick<WindowAnswer, "summary">) {
  return (
    <dl className="wi-summary">
      {PARTS.map(([part, name]) =>
        summary[part] === "" ? null : (
          <div key={part} className="wi-said">
            <dt>{name}</dt>
            <dd>{summary[part]}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
