import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { makeFolder, writeSmallCase } from "../../test/small-case.ts";
import { CaseWorkers } from "./case-workers.ts";

/** A thread's start takes a while on a machine that is busy with other tests. */
vi.setConfig({ testTimeout: 30_000 });

describe("CaseWorkers", () => {
  it("answers each who asks with what they asked for, more of them than there are threads", async () => {
    const place = makeFolder();
    const workers = new CaseWorkers(2);
    const ids = ["a", "b", "c", "d", "e"];
    const folders = ids.map((id) => writeSmallCase(join(place.path, id), { id, title: `Case ${id}` }));
    const answers = await Promise.all(folders.map((folder) => workers.run({ folder, textFolders: [] })));
    expect(answers.map((answer) => answer.ok && "read" in answer && answer.read.summary.title)).toEqual(ids.map((id) => `Case ${id}`));
    await workers.close();
    place.remove();
  });

  it("goes on after a thread has died, and says so to who waited for it", async () => {
    const said: string[] = [];
    const stderr = vi.spyOn(process.stderr, "write").mockImplementation((text) => said.push(String(text)) > 0);
    const workers = new CaseWorkers(1);
    const place = makeFolder();
    const folder = writeSmallCase(place.path);
    // A list that is none is a bug of ours, and a bug ends the thread.
    const bug = workers.run({ folder, textFolders: null as unknown as string[] });
    const fine = workers.run({ folder, textFolders: [] });
    expect(await bug).toMatchObject({ ok: false, faults: [{ code: "server/reader-failed" }] });
    expect(await fine).toMatchObject({ ok: true });
    stderr.mockRestore();
    expect(said.join("")).toContain("reading a case failed");
    await workers.close();
    place.remove();
  });

  it("says what keeps a folder from being read", async () => {
    const workers = new CaseWorkers(1);
    const place = makeFolder();
    const folder = writeSmallCase(place.path);
    const answer = await workers.run({ folder, textFolders: [join(folder, "nowhere")] });
    expect(answer).toMatchObject({ ok: false, faults: [{ code: "file/unreadable", at: { file: join(folder, "nowhere") } }] });
    await workers.close();
    place.remove();
  });
});
