import { spawn } from "node:child_process";

const FORWARDED = ["SIGINT", "SIGTERM", "SIGHUP"];

/** A signal that ended set-up: whoever catches it tidies up, and then ends the same way. */
export class Interrupted extends Error {
  constructor(signal) {
    super(`ended by ${signal}`);
    this.name = "Interrupted";
    this.signal = signal;
  }
}

/** Runs a script as though it had been started in our place; resolves to how it ended. */
export function launch(node, args, { cacheIn } = {}) {
  const env = { ...process.env };
  if (cacheIn !== undefined) env.NODE_COMPILE_CACHE ??= cacheIn;
  return ended(spawn(node, args, { stdio: "inherit", env }));
}

/**
 * Runs a step of set-up; resolves to its exit status. What it prints goes to standard error, because standard output
 * belongs to the script that is being prepared for. Throws Interrupted where a signal reached us meanwhile.
 */
export async function step(command, args, { cwd, env }) {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", 2, 2] });
  const { code, signal, received } = await ended(child);
  if (received ?? signal) throw new Interrupted(received ?? signal);
  return code;
}

/**
 * Waits for a child, passing signals on to it. A terminal sends Ctrl-C to parent and child alike, so there it is not
 * passed on: a server that takes a second Ctrl-C for impatience would not shut down in order.
 */
function ended(child) {
  let received;
  const forward = (signal) => {
    received = signal;
    if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
  };
  for (const signal of FORWARDED) process.on(signal, forward);
  return new Promise((resolve, reject) => {
    const settle = (finish) => {
      for (const signal of FORWARDED) process.off(signal, forward);
      finish();
    };
    child.on("error", (error) => settle(() => reject(error)));
    child.on("exit", (code, signal) => settle(() => resolve({ code, signal, received })));
  });
}
