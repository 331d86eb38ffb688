import { hostname } from "node:os";
import { join } from "node:path";
import { mkdirSync, readFileSync, rmSync, rmdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const BEAT_MS = 2_000;
const SILENT_MS = 20_000;
const POLL_MS = 150;

/** In the lock: on which machine its owner runs, and under which number. */
const NOTE = "owner";
const MY_NOTE = `${hostname()}\n${process.pid}`;

/**
 * Does the work while nobody else does work under the same lock: a directory, since making one is atomic everywhere.
 * Its owner touches the note inside every two seconds; where the owner is gone, whoever comes next takes it over.
 */
export async function withLock(directory, waiting, work) {
  await acquire(directory, waiting);
  const beat = setInterval(() => touch(directory), BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    // Somebody who slept through all this, as a closed laptop does, may have lost it to another.
    if (noteOf(directory) === MY_NOTE) rmSync(directory, { recursive: true, force: true });
  }
}

async function acquire(directory, waiting) {
  for (let said = false; ; ) {
    if (made(directory)) return sign(directory);
    const note = noteOf(directory);
    if (isAbandoned(directory, note) && takeOver(directory, note)) return;
    if (!said) waiting();
    said = true;
    await sleep(POLL_MS);
  }
}

/**
 * Changes the owner in place, never by removing the directory: of two who find the same lock abandoned, the slower
 * would remove the quicker one's new lock. Who makes the door looks again whether the note is still the same, and signs.
 */
function takeOver(directory, note) {
  const door = join(directory, "takeover");
  try {
    if (!made(door)) {
      if (silentMs(door) > SILENT_MS) rmdirSync(door);
      return false;
    }
    const mine = noteOf(directory) === note;
    if (mine) sign(directory);
    rmdirSync(door);
    return mine;
  } catch (error) {
    if (error.code === "ENOENT") return false;
    throw error;
  }
}

/**
 * Whether the owner is known to be dead (on this machine), or has been silent for too long (wherever it runs). An owner
 * with our own number is an earlier one: numbers start again when a container does.
 */
function isAbandoned(directory, note) {
  const [host, pid] = (note ?? "").split("\n");
  if (host === hostname() && pid !== undefined && (note === MY_NOTE || !isAlive(Number(pid)))) return true;
  return silentMs(note === undefined ? directory : join(directory, NOTE)) > SILENT_MS;
}

function sign(directory) {
  writeFileSync(join(directory, NOTE), MY_NOTE);
}

/** Undefined where the owner has not signed yet, or there is no lock. */
function noteOf(directory) {
  try {
    return readFileSync(join(directory, NOTE), "utf8");
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code !== "ESRCH";
  }
}

/** 0 where it is no longer there: then it is free, not abandoned. */
function silentMs(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat ? Date.now() - stat.mtimeMs : 0;
}

function touch(directory) {
  try {
    const now = new Date();
    utimesSync(join(directory, NOTE), now, now);
  } catch {
    // Somebody has removed the lock by hand; the work goes on, and there is nothing to keep alive.
  }
}

function made(directory) {
  try {
    mkdirSync(directory);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}
