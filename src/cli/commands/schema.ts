import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { accountsFile } from "../../case/accounts-file.ts";
import { caseFile } from "../../case/case-file.ts";
import { valuesFile } from "../../case/formats/values-file.ts";
import { journalEvent, journalFile } from "../../journal/event.ts";
import { reading } from "../../read/reading.ts";
import { dossier, knows } from "../../study/dossier.ts";
import { windowAnswer } from "../../study/window/answer-shape.ts";
import { EXIT, Exit } from "../exit.ts";
import { writeWhole } from "../write-whole.ts";

/** Every published shape by name. */
const SHAPES = {
  case: caseFile,
  values: valuesFile,
  accounts: accountsFile,
  journal: journalFile,
  event: journalEvent,
  dossier,
  knows,
  reading,
  window: windowAnswer,
} as const satisfies Record<string, z.ZodType>;

/** JSON Schema of the files we read and of the JSON we print, from the definitions the code itself uses. */
export async function schema(name: string | undefined, options: { out?: string }): Promise<void> {
  const names = Object.keys(SHAPES) as (keyof typeof SHAPES)[];
  if (options.out !== undefined) {
    await mkdir(options.out, { recursive: true });
    for (const each of names) await writeWhole(join(options.out, `${each}.schema.json`), printSchema(each));
    return;
  }
  const known = names.find((each) => each === name);
  if (known === undefined) {
    process.stderr.write(`say which: ${names.join(", ")}; or --out DIR for all of them\n`);
    throw new Exit(EXIT.usage);
  }
  process.stdout.write(printSchema(known));
}

const PRINTED: ReadonlySet<keyof typeof SHAPES> = new Set(["dossier", "knows", "reading", "window"]);

function printSchema(name: keyof typeof SHAPES): string {
  // What people write may leave out what has a default; what we print never does.
  const io = PRINTED.has(name) ? "output" : "input";
  return `${JSON.stringify(z.toJSONSchema(SHAPES[name], { io, target: "draft-2020-12", reused: "ref" }), null, 2)}\n`;
}
