import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { copyOfCase, runCli, shippedCase } from "../../../test/run-cli.ts";
import { type Dossier, dossier } from "../../study/dossier.ts";

const published = z.fromJSONSchema(JSON.parse(readFileSync(new URL("../../../schemas/dossier.schema.json", import.meta.url), "utf8")) as z.core.JSONSchema.JSONSchema);

async function dossierOf(id: string): Promise<Dossier> {
  const { status, stdout, stderr } = await runCli("study", shippedCase(id), "--json");
  expect([status, stderr]).toEqual([0, ""]);
  const value: unknown = JSON.parse(stdout);
  expect(published.safeParse(value).error?.issues.slice(0, 3)).toBeUndefined();
  return dossier.parse(value);
}

describe("study", { timeout: 60_000 }, () => {
  it("sums a case up, with the time of what is only counted from another event", async () => {
    const { status, stdout, stderr } = await runCli("study", shippedCase("last-ferry"));
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("6 accounts, 4 independent voices\n81 of 81 spans verified, 0 unavailable\n");
    expect(stdout).toContain("  2024-10-10  Company  The company's first offer\n");
    expect(stdout).not.toContain("undated");
  });

  it("prints a dossier that its published schema describes", async () => {
    const { accounts, events, offers, knowledge, disagreements, evidence } = await dossierOf("last-ferry");
    expect(new Set(accounts.map((account) => account.lineage)).size).toBe(4);
    expect(events).toHaveLength(20);
    expect(events.find((event) => event.id === "first-offer")).toMatchObject({ at: "2024-10-10", timeBasis: "counted", voices: 1 });
    expect(offers.find((offer) => offer.id === "last-offer")).toMatchObject({
      from: "first-offer", response: { event: "late-yes", by: "dockers", answer: "accept" },
    });
    expect(offers.find((offer) => offer.id === "last-offer")?.responses).toHaveLength(2);
    expect(knowledge.find((known) => known.event === "narrowed" && known.party === "dockers")).toBeUndefined();
    expect(disagreements.find((item) => item.event === "overheard" && item.field === "facts.how")?.values).toHaveLength(2);
    expect(evidence).toEqual({ spans: 81, verified: 81, unavailable: 0, broken: 0 });
  });

  it("does so where no text is at hand", async () => {
    const { events, evidence } = await dossierOf("doha-2025");
    expect(evidence).toMatchObject({ verified: 0, unavailable: evidence.spans });
    expect(events.every((event) => event.reports.every((report) => !report.verified))).toBe(true);
  });

  it("prints the same bytes every time", async () => {
    const runs = await Promise.all([1, 2].map(() => runCli("study", shippedCase("last-ferry"), "--json")));
    expect(runs[0]?.stdout).toBe(runs[1]?.stdout);
  });

  it("leaves nothing where a file cannot be written", async () => {
    const folder = copyOfCase("last-ferry");
    const file = join(dirname(folder), "nowhere", "x.html");
    const { status, stdout, stderr } = await runCli("study", folder, "--html", file);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^(ENOENT: .*|.* page .*)\n/);
    expect(stderr).not.toContain("    at ");
    expect(existsSync(file)).toBe(false);
  });
});
