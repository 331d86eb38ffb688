import { execFileSync, spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");

/** npm as the reader has it, but on the Node that runs these tests, and not as a part of the npm that started them. */
function environment(): NodeJS.ProcessEnv {
  const outer = Object.entries(process.env).filter(([name]) => !/^npm_(lifecycle|package|command|execpath|node)/.test(name));
  return { ...Object.fromEntries(outer), PATH: `${dirname(process.execPath)}${delimiter}${process.env["PATH"] ?? ""}` };
}

/** What would be published, packed and installed in an empty folder, with a copy of a case beside it. */
export class InstalledPackage {
  readonly folder = mkdtempSync(join(tmpdir(), "backchannel-pack-"));
  /** Paths in the tarball, once it is installed. */
  files: readonly string[] = [];
  readonly #env = environment();

  install(caseId: string): void {
    const packed = this.#npm(ROOT, ["pack", "--json", "--pack-destination", this.folder]);
    const [tarball] = JSON.parse(packed) as { filename: string; files: { path: string }[] }[];
    if (tarball === undefined) throw new Error(`npm pack named no tarball: ${packed}`);
    this.files = tarball.files.map((file) => file.path);
    writeFileSync(join(this.folder, "package.json"), '{"private":true}');
    this.#npm(this.folder, ["install", "--omit=dev", "--no-audit", "--no-fund", `./${tarball.filename}`]);
    cpSync(join(ROOT, "cases", caseId), join(this.folder, "case"), { recursive: true });
  }

  /** The command as a shell would find it. */
  get command(): string {
    return join(this.folder, "node_modules/.bin/backchannel");
  }

  run(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
    const { status, stdout, stderr } = spawnSync(this.command, args, { cwd: this.folder, env: this.#env, encoding: "utf8" });
    return { status, stdout, stderr };
  }

  start(...args: readonly string[]): ReturnType<typeof spawn> {
    return spawn(this.command, args, { cwd: this.folder, env: this.#env, stdio: ["ignore", "pipe", "pipe"] });
  }

  /** Runs a module of somebody who has installed the package. */
  runModule(source: string): string {
    const options = { cwd: this.folder, env: this.#env, encoding: "utf8" } as const;
    return execFileSync(process.execPath, ["--input-type=module", "--eval", source], options);
  }

  /** What the compiler says of a module of somebody who has installed the package. */
  compile(source: string): string {
    const compilerOptions = { module: "NodeNext", target: "ES2024", strict: true, noEmit: true, types: [] };
    writeFileSync(join(this.folder, "program.mts"), source);
    writeFileSync(join(this.folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["program.mts"] }));
    const args = [join(ROOT, "node_modules/typescript/bin/tsc"), "-p", this.folder];
    return spawnSync(process.execPath, args, { encoding: "utf8" }).stdout;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #npm(cwd: string, args: readonly string[]): string {
    const { status, stdout, stderr } = spawnSync("npm", args, { cwd, env: this.#env, encoding: "utf8" });
    if (status !== 0) throw new Error(`npm ${args.join(" ")} ended with status ${String(status)}:\n${stderr}`);
    return stdout;
  }
}
