import { hostname } from "node:os";
import { join } from "node:path";
import { mkdirSync, readFileSync, rmSync, rmdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const BEAT_MS = 2_000;
const SILENT_MS = 20_000;
const POLL_MS = 150;

/**
 * Does the work while nobody else does work under the same lock: a directory, since making one is atomic everywhere.
 * Its owner touches it every two seconds; where the owner is gone, whoever comes next takes it over.
 */
export async function withLock(directory, waiting, work) {
  await acquire(directory, waiting);
  const beat = setInterval(() => touch(directory), BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    rmSync(directory, { recursive: true, force: true });
  }
}

async function acquire(directory, waiting) {
  for (let said = false; ; ) {
    if (made(directory)) return signOwner(directory);
    if (isAbandoned(directory) && takeOver(directory)) return;
    if (!said) waiting();
    said = true;
    await sleep(POLL_MS);
  }
}

/**
 * Changes the owner in place, never by removing the directory: of two who find the same lock abandoned, the slower
 * would remove the quicker one's new lock. The one who makes `takeover` looks again, then signs.
 */
function takeOver(directory) {
  const door = join(directory, "takeover");
  try {
    if (!made(door)) {
      if (silentMs(door) > SILENT_MS) rmdirSync(door);
      return false;
    }
    const mine = isAbandoned(directory);
    if (mine) signOwner(directory);
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
function isAbandoned(directory) {
  const owner = ownerOf(directory);
  if (owner?.host === hostname() && (owner.pid === process.pid || !isAlive(owner.pid))) return true;
  return silentMs(directory) > SILENT_MS;
}

function signOwner(directory) {
  writeFileSync(join(directory, "owner.json"), JSON.stringify({ pid: process.pid, host: hostname() }));
  touch(directory);
}

/** Undefined while the owner has not signed yet, or half has. */
function ownerOf(directory) {
  try {
    return JSON.parse(readFileSync(join(directory, "owner.json"), "utf8"));
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** 0 where it is no longer there: then it is free, not abandoned. */
function silentMs(directory) {
  const stat = statSync(directory, { throwIfNoEntry: false });
  return stat ? Date.now() - stat.mtimeMs : 0;
}

function touch(directory) {
  try {
    const now = new Date();
    utimesSync(directory, now, now);
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
