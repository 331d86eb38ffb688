import type { Bundle } from "./wire.ts";

/** A bundle as JSON, piece by piece; joined, the pieces are one JSON value. Cost: linear in what is printed. */
export function* printBundle({ record, evidence, texts, values, drafted, window, made }: Bundle): Generator<string> {
  yield `{"record":{"case":${JSON.stringify(record.case)},"accounts":${JSON.stringify(record.accounts)},"events":[`;
  let first = true;
  for (const event of record.events) {
    yield first ? JSON.stringify(event) : `,${JSON.stringify(event)}`;
    first = false;
  }
  yield `]},"evidence":${JSON.stringify(evidence)},"texts":{`;
  first = true;
  for (const [account, text] of Object.entries(texts)) {
    yield `${first ? "" : ","}${JSON.stringify(account)}:${JSON.stringify(text)}`;
    first = false;
  }
  yield "}";
  if (values) yield `,"values":${JSON.stringify(values)}`;
  if (drafted) yield `,"drafted":true`;
  if (window) yield `,"window":${JSON.stringify(window)}`;
  yield made === undefined ? "}" : `,"made":${JSON.stringify(made)}}`;
}
