import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { stat } from "node:fs/promises";
import { homedir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";
import type { Fault } from "../../base/fault.ts";
import { MemoryStore } from "../../journal/adapters/memory-store.ts";
import { openSqliteStore } from "../../journal/adapters/sqlite-store.ts";
import type { EventStore } from "../../journal/store.ts";
import { findCases } from "../../server/case-folders.ts";
import { isLoopback } from "../../server/guard.ts";
import { listen } from "../../server/listen.ts";
import { PAGE_FOLDER, SHIPPED_CASES } from "../../server/package-home.ts";
import { makeServer } from "../../server/server.ts";
import { EXIT, Exit } from "../exit.ts";

interface ServeOptions {
  readonly host: string;
  readonly accounts: readonly string[];
  readonly port?: string;
  readonly store?: string;
  readonly open?: boolean;
}

/** Longer than any answer takes; a connection that is still open then is cut. */
const CLOSE_MS = 800;

/** Serves the page until it is told to stop. */
export async function serve(folders: readonly string[], options: ServeOptions): Promise<void> {
  const stopped = new Promise<void>((resolveStopped) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, resolveStopped);
  });
  const port = readPort(options.port);
  const given = await givenCases(folders);
  await mustBeFolders(options.accounts);
  const store = openStore(options.store);
  const { host } = options;
  const { http, warmUp } = await makeServer({
    store,
    shippedIn: SHIPPED_CASES,
    given,
    textFolders: options.accounts.map((dir) => resolve(dir)),
    page: PAGE_FOLDER,
    host,
    now: () => ({ atMs: Date.now(), id: randomUUID() }),
  });
  const listening = await listen(http, host, port);
  if (!listening.ok) {
    await http.close();
    await store.close();
    fail(listening.faults);
  }
  process.stdout.write(`Backchannel is at ${listening.value}\n`);
  if (!isLoopback(host)) note(`bound to ${host}: whoever can reach this address can read these cases and texts`);
  if (options.open) openBrowser(listening.value);
  void warmUp();

  await stopped;
  setTimeout(() => process.exit(EXIT.fine), CLOSE_MS).unref();
  await http.close();
  await store.close();
}

function readPort(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  process.stderr.write(`--port takes a number from 0 to 65535, not “${text}”\nhint: 0 stands for any free port\n`);
  throw new Exit(EXIT.usage);
}

async function givenCases(folders: readonly string[]): Promise<string[]> {
  const found = await Promise.all(folders.map(findCases));
  const faults = found.flatMap((result) => (result.ok ? [] : result.faults));
  if (faults.length > 0) fail(faults);
  return found.flatMap((result) => (result.ok ? result.value : []));
}

async function mustBeFolders(folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    const found = await stat(folder).catch(() => undefined);
    if (found?.isDirectory()) continue;
    process.stderr.write(`--accounts takes a folder; ${found ? "this is a file" : "there is no such folder"}: ${folder}\n`);
    throw new Exit(EXIT.faults);
  }
}

/** A store that was asked for and cannot be had ends the command; the usual one only costs the shelf its memory. */
function openStore(asked: string | undefined): EventStore {
  if (asked === ":memory:") return new MemoryStore();
  const opened = openSqliteStore(asked === undefined ? usualStore() : resolve(asked));
  if (opened.ok) return opened.value;
  if (asked !== undefined) fail(opened.faults);
  note(`${printAll(opened.faults)}\nso folders opened in the page are forgotten when the server stops`);
  return new MemoryStore();
}

/** Where the XDG Base Directory Specification 0.8 puts what a program keeps for a user; a relative path there is ignored. */
function usualStore(): string {
  const asked = process.env["XDG_DATA_HOME"];
  const home = asked !== undefined && isAbsolute(asked) ? asked : join(homedir(), ".local", "share");
  return join(home, "backchannel", "store.db");
}

/** Opens the page in whatever the system opens pages with; that it could not is no reason to stop serving. */
function openBrowser(address: string): void {
  const commands: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
    darwin: ["open", address],
    win32: ["cmd", "/c", "start", "", address],
  };
  const [command, ...args] = commands[process.platform] ?? ["xdg-open", address];
  const child = spawn(command, args, { detached: true, stdio: "ignore" });
  const failed = (why: string): void => {
    note(`the browser could not be opened (${why}); the address is above`);
  };
  child.on("error", (error) => {
    failed(error.message);
  });
  child.on("exit", (code) => {
    if (code !== 0 && code !== null) failed(`${command} ended with ${String(code)}`);
  });
  child.unref();
}

function fail(faults: readonly Fault[]): never {
  note(printAll(faults));
  throw new Exit(EXIT.faults);
}

function printAll(faults: readonly Fault[]): string {
  return faults.map((fault) => fault.message).join("\n");
}

function note(text: string): void {
  process.stderr.write(`${text}\n`);
}
