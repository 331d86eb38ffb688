import { once } from "node:events";
import { printEdtf } from "../../case/edtf.ts";
import { printTerm } from "../../case/term.ts";
import type { OpenedCase } from "../../journal/adapters/case-folder.ts";
import { printDossier } from "../../study/print-dossier.ts";
import { type Study, studyRecord } from "../../study/study.ts";
import { timeOf } from "../../study/time-and-voices.ts";
import { count, EXIT, Exit, printFaults } from "../exit.ts";
import { openCase } from "../open.ts";
import { Progress, QUIET_MS } from "../progress.ts";
import { writeWhole } from "../write-whole.ts";

interface StudyOptions {
  readonly accounts: string[];
  readonly json?: boolean;
  readonly html?: string;
  readonly withTexts?: boolean;
}

/** Studies a case: a summary for people, or the whole dossier as JSON or as one HTML file. */
export async function study(folder: string, options: StudyOptions): Promise<void> {
  const opened = await openCase(folder, options.accounts);
  if (options.html !== undefined) {
    const { printDossierPage } = await import("../../server/dossier-page.ts");
    const progress = new Progress(QUIET_MS);
    const onProgress = (done: number, stage: string): void => { progress.show(stage, done); };
    const page = await printDossierPage(opened, { texts: options.withTexts ? "all" : "shipped", onProgress });
    progress.stop();
    if (!page.ok) {
      printFaults(page.faults, folder);
      throw new Exit(EXIT.faults);
    }
    await writeWhole(options.html, page.value);
    process.stderr.write(`wrote ${options.html}\n`);
    return;
  }
  const studied = studyRecord(opened.record);
  if (options.json) await printAll(printDossier(studied, opened.evidence));
  else process.stdout.write(summaryOf(studied, opened));
}

/** Writes pieces to standard output no faster than it takes them. */
export async function printAll(pieces: Iterable<string>): Promise<void> {
  for (const piece of pieces) if (!process.stdout.write(piece)) await once(process.stdout, "drain");
}

/** A summary fits a screen or two; the rest is in the dossier. */
const LADDER_SHOWN = 40;

function summaryOf(studied: Study, { evidence }: OpenedCase): string {
  const { record, index, voices, chronology, offers, disagreements } = studied;
  const roots = new Set([...voices.lineages.values()].filter(({ account }) => !account.lost).map((lineage) => lineage.root));
  const lines = [
    record.case.title,
    `${count(record.events.length, "event")}, ${printEdtf(chronology.firstMs, chronology.lastMs) ?? "no dates"}`,
    `${count(record.accounts.accounts.filter((account) => !account.lost).length, "account")}, ${count(roots.size, "independent voice")}`,
    `${String(evidence.verified)} of ${count(evidence.spans, "span")} verified, ${String(evidence.unavailable)} unavailable`,
    `${count(disagreements.length, "disagreement")} between accounts`,
    "",
    "Offers and answers",
  ];
  const shown = offers.ladder.slice(-LADDER_SHOWN);
  if (shown.length < offers.ladder.length) lines.push(`  … ${count(offers.ladder.length - shown.length, "earlier one")}; --json has them all`);
  for (const rung of shown) {
    const event = record.events[rung.event];
    if (!event) continue;
    const terms = [...rung.terms].map(([id, term]) => {
      const issue = index.issue.get(id);
      return issue ? `${issue.short ?? issue.name}: ${printTerm(term, issue)}` : id;
    });
    lines.push(`  ${timeOf(studied, rung.event) ?? "undated"}  ${rung.party === undefined ? "?" : (index.parties[rung.party]?.short ?? index.parties[rung.party]?.name ?? "?")}  ${event.title}`);
    if (terms.length > 0) lines.push(`      ${terms.join("; ")}`);
  }
  lines.push("", "Who knew (events known, of those in the record)");
  for (const [party, { name }] of index.parties.entries()) {
    let known = 0;
    for (let event = 0; event < record.events.length; event++) if (studied.knowledge.knows(event, party)) known++;
    lines.push(`  ${String(known).padStart(6)}  ${name}`);
  }
  return `${lines.join("\n")}\n`;
}
