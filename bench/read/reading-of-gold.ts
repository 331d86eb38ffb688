import { type Reading } from "../../src/read/reading.ts";
import { type Gold, type Located } from "./gold.ts";

/** The gold as a reader would hand it in, the first of equally right values each time: the scorer must call it perfect. */
export function readingOf(gold: Gold): Reading {
  const sure = { confidence: 1, restsOn: ["gold"] };
  const spanOf = ({ start, end }: Located): { start: number; end: number; sha256: string } => ({ start, end, sha256: "0".repeat(64) });
  const at = (place: Located): { account: never; span: ReturnType<typeof spanOf> } => ({
    account: place.account as never, span: spanOf(place),
  });
  return {
    version: 1,
    accounts: [...gold.accounts].map(([id, { sha256, lineage }]) => ({
      id: id as never, file: id, kind: "text", sha256, length: 0,
      lineage: {
        kind: lineage.kind[0] as never, of: lineage.of as never, siblings: lineage.siblings as never[],
        names: lineage.names, independent: lineage.independent, ...sure,
      },
    })),
    names: gold.names.filter((name) => name.mentions.length > 0).map((name) => ({
      id: name.id, kind: name.kinds[0] as never, name: name.id, party: name.party?.[0], role: name.role?.join(" "),
      variants: name.mentions.map((place) => ({ text: name.id, ...at(place) })), ...sure,
    })),
    drift: gold.drift.must.map((one) => ({
      kind: one.kinds[0] as never, was: one.was ?? "", became: one.became ?? "", ...sure,
      from: at(one.from ?? { account: one.pair[0], start: 0, end: 1 }),
      to: at(one.to ?? { account: one.pair[1], start: 0, end: 1 }),
    })),
    sentences: gold.statements.must.map((one) => ({
      ...at(one),
      attribution: {
        kind: one.attributions[0] as never, count: one.count, affiliation: one.affiliation?.[0],
        groups: one.groups && Object.entries(one.groups).map(([affiliation, count]) => ({ affiliation, count })),
      },
      standing: one.standings[0] as never,
      ...sure,
    })),
    times: gold.times.must.map((one) => {
      const [relation, gap] = (one.order[0] ?? "").split(" ");
      return { ...at(one), edtf: one.at[0], order: relation ? { relation: relation as never, gap, anchor: "previous" } : undefined, ...sure };
    }),
    quantities: gold.quantities.must.map((one) => {
      const [low, high] = (one.amounts[0] ?? "").split("..");
      const bound = (value: string | undefined): number | undefined => (value ? Number(value) : undefined);
      const amount = high === undefined ? { amount: bound(low) } : { atLeast: bound(low), atMost: bound(high) };
      return { ...at(one), ...amount, about: one.about, unit: one.units[0] ?? "", qualifier: one.qualifier, partOf: one.partOf && spanOf(one.partOf), ...sure };
    }),
    issues: [],
    candidates: gold.events.must.map((one) => ({
      id: one.id as never, type: one.types[0] as never, title: one.id, at: one.at, by: one.by.map((who) => who[0] ?? ""), proposedBy: "rules",
      reports: one.reports.map((place) => ({ ...at(place), attribution: { kind: "outlet" }, standing: "fact" })), ...sure,
    })),
    notes: [],
  };
}
