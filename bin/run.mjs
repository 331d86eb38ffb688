#!/usr/bin/env node
/**
 * Starts a script of this checkout on Node 24 or newer, having first put in place whatever it needs:
 *
 *     node bin/run.mjs [--page] SCRIPT [ARGUMENT…]
 *
 * SCRIPT is relative to the checkout; the arguments and the working directory are passed on as they are. `--page`
 * builds the page too, if its sources have changed. This file and those it imports are all that may run on the
 * system's Node, so they are written for Node 20 and import nothing that has to be installed first.
 */
import { realpathSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureDependencies, ensureNode } from "./install.mjs";
import { Interrupted, launch } from "./launch.mjs";
import { ensurePage } from "./page.mjs";
import { SetupFault } from "./setup-fault.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Ends this process as the script ended: with its exit status, or by the signal that ended it. */
export async function run({ page, script, args }) {
  try {
    const node = await ensureNode(root);
    await ensureDependencies(root, node);
    if (page) await ensurePage(root, node);
    endLike(await launch(node, [ROOM_TO_START, resolve(root, script), ...args], { cacheIn: cacheFor(script) }));
  } catch (error) {
    if (error instanceof Interrupted) return endLike({ signal: error.signal });
    if (!(error instanceof SetupFault) && error.code === undefined) throw error;
    process.stderr.write(`backchannel: ${error.message}\n`);
    if (error.hint) process.stderr.write(`  ${error.hint}\n`);
    process.exitCode = 1;
  }
}

/** MB for new objects. V8 starts with one and grows it by collecting; loading our modules alone makes twenty. */
const ROOM_TO_START = "--min-semi-space-size=16";

/** Compiled code is kept for our own scripts only: tools start with other flags, coverage among them. */
function cacheFor(script) {
  return script.startsWith("src/") ? resolve(root, "node_modules/.cache/compiled") : undefined;
}

function endLike({ code, signal }) {
  if (signal) process.kill(process.pid, signal);
  else process.exitCode = code;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [first, ...rest] = process.argv.slice(2);
  const page = first === "--page";
  const [script, ...args] = page ? rest : [first, ...rest];
  if (script === undefined) {
    process.stderr.write("usage: node bin/run.mjs [--page] SCRIPT [ARGUMENT…]\n");
    process.exitCode = 2;
  } else {
    await run({ page, script, args });
  }
}
