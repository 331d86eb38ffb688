/**
 * How well a window is inferred: `npm run bench:window -- [PART …] [--sessions FOLDER] [--opening] [--negotiations N]`; all
 * parts where none is named. Seeded. Sessions that others ran are read from a folder beside this checkout, if it is there:
 * every `X-sessions.jsonl` with the game X beside it.
 */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { benchCalibration } from "./calibration.ts";
import { benchSpeed } from "./speed.ts";
import { benchMade, benchSessions } from "./sessions.ts";

const BESIDE = resolve(import.meta.dirname, "../../../shared/peers/scorable");

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    sessions: { type: "string", default: BESIDE },
    opening: { type: "boolean", default: false },
    negotiations: { type: "string", default: "1000" },
  },
});

/** Run in this order. */
const PARTS: Readonly<Record<string, () => void | Promise<void>>> = {
  sessions: () => benchSessions(values.sessions, values.opening),
  made: benchMade,
  speed: benchSpeed,
  calibration: () => {
    benchCalibration(Number(values.negotiations));
  },
};

const unknown = positionals.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(`no part is called ${unknown.join(", ")}; there are ${Object.keys(PARTS).join(", ")}`);
  process.exitCode = 2;
} else {
  for (const [name, run] of Object.entries(PARTS)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    console.log(`\n== ${name}`);
    await run();
  }
}
