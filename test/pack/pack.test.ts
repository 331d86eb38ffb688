import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { InstalledPackage } from "./installed-package.ts";

const CASE = "last-ferry";

const installed = new InstalledPackage();
beforeAll(() => {
  installed.install(CASE);
});
afterAll(() => {
  installed.remove();
});

describe("what is published", () => {
  it("is what runs and what it needs to be read, without the sources and the tests", () => {
    expect(installed.files).toEqual(
      expect.arrayContaining([
        "LICENSE", "README.md", "bin/backchannel", "dist/cli/main.js", "dist/case/check-case.d.ts", "dist/page/index.html",
        "dist/page/page.js", "dist/page/page.css", `cases/${CASE}/case.yaml`, `cases/${CASE}/accounts.yaml`,
      ]),
    );
    expect(installed.files.filter((path) => /\.test\.|(^|\/)(src|web|test|bench|runtime|node_modules)\//.test(path))).toEqual([]);
    expect(installed.files.filter((path) => path.startsWith("dist/page/"))).toHaveLength(3);
  });

  it("holds no more texts of accounts than may be shipped", () => {
    const texts = installed.files.filter((path) => /^cases\/[^/]+\/accounts\//.test(path));
    expect(texts.filter((path) => !path.startsWith(`cases/${CASE}/`))).toEqual([]);
    expect(texts.length).toBeGreaterThan(0);
  });
});

describe("an installed command", () => {
  it("says its version", () => {
    const { version } = JSON.parse(readFileSync(join(import.meta.dirname, "../../package.json"), "utf8")) as { version: string };
    expect(installed.run("--version")).toEqual({ status: 0, stdout: `${version}\n`, stderr: "" });
    // Asked among other words, the program itself answers: the two must not differ.
    expect(installed.run("--version", "check").stdout).toBe(`${version}\n`);
  });

  it("checks a case", () => {
    expect(installed.run("check", "case")).toMatchObject({ status: 0, stderr: "" });
  });

  it("studies a case", () => {
    const { status, stdout } = installed.run("study", "case", "--json");
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toBeTypeOf("object");
  });

  it("writes the page of a case as one file that asks nobody for anything", () => {
    expect(installed.run("study", "case", "--html", "dossier.html")).toMatchObject({ status: 0 });
    const page = readFileSync(join(installed.folder, "dossier.html"), "utf8");
    const inline = /<(script|style)([^>]*)>[^]*?<\/\1>/g;
    const attributes = [...page.matchAll(inline)].map((element) => element[2]);
    expect(attributes.filter((words) => words?.includes('id="bundle"'))).toHaveLength(1);
    expect(attributes.filter((words) => words?.includes("src="))).toEqual([]);
    expect(page.replaceAll(inline, "").match(/(src|href)="(?!data:)[^"]*"|url\([^)]*\)/g)).toBeNull();
  });

  it("says who knew what", () => {
    const { status, stderr } = installed.run("knows", "case", "--who", "growers", "--at", "2024-10-20", "--json");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  it("works out a window in threads of its own, with the solver that comes along", () => {
    const { status, stdout, stderr } = installed.run("window", "case", "--json", "--threads", "2");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, case: CASE, known: true });
  });

  it("exports a case as a table", () => {
    const { status, stdout } = installed.run("export", "case", "--csv");
    expect(status).toBe(0);
    expect(stdout.split("\n").length).toBeGreaterThan(10);
  });

  it("reads documents into a draft case", () => {
    const { status, stdout } = installed.run("read", "case/accounts", "--out", "drafted");
    expect(status).toBe(0);
    expect(stdout).toMatch(/a draft from 6 accounts/);
    expect(installed.run("check", "drafted")).toMatchObject({ status: 0 });
  });

  it("prints the schemas", () => {
    const { status, stdout } = installed.run("schema", "journal");
    expect(status).toBe(0);
    expect(stdout).toContain("$schema");
  });

  it("serves the page and its cases until it is told to stop", async () => {
    const server = installed.start("serve", "case", "--port", "0", "--store", ":memory:");
    const ended = new Promise<number | null>((settle) => server.on("exit", settle));
    let words = "";
    const address = await new Promise<string>((settle, reject) => {
      server.stdout?.on("data", (chunk: Buffer) => {
        words += chunk.toString();
        const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(words)?.[0];
        if (found !== undefined) settle(found);
      });
      server.on("exit", () => {
        reject(new Error(`ended before it served: ${words}`));
      });
    });
    try {
      const page = await fetch(address);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain("page.js");
      expect((await fetch(new URL("page.js", address))).status).toBe(200);
      const gallery = (await (await fetch(new URL("api/cases", address))).json()) as { cases: { key: string; faults: [] }[] };
      expect(gallery.cases.map((entry) => entry.key)).toContain(CASE);
      expect(gallery.cases.flatMap((entry) => entry.faults)).toEqual([]);
      expect((await fetch(new URL(`api/cases/${CASE}`, address))).status).toBe(200);
    } finally {
      server.kill("SIGTERM");
    }
    expect(await ended).toBe(0);
  });
});

describe("as a library", () => {
  it("every published module can be imported", () => {
    const modules = installed.files
      .filter((path) => /^dist\/(base|case|journal|study)\/.*\.js$/.test(path))
      .map((path) => path.replace(/^dist(.*)\.js$/, "backchannel$1"));
    expect(modules.length).toBeGreaterThan(10);
    const source = `for (const name of ${JSON.stringify(modules)}) await import(name); console.log("all");`;
    expect(installed.runModule(source)).toBe("all\n");
  });

  it("its types hold for somebody else's program", () => {
    const program = [
      'import { Fault, type Result } from "backchannel/base/fault";',
      'import type { EventDraft } from "backchannel/journal/event";',
      'export const refused: Result<EventDraft> = { ok: false, faults: [new Fault({ code: "a/b", detail: "c" })] };',
      "// @ts-expect-error: so that a type that was not found, and fits everything, does not pass either",
      "export const wrong: number = refused;",
    ];
    expect(installed.compile(program.join("\n"))).toBe("");
  });
});
