import type { EventDraft, EventField, Report } from "../../../journal/event.ts";
import type { Voices } from "../../voices.ts";

/*
 * Weights set by hand, to order reports as a careful reader would; they are no measured frequencies. The analysis turns
 * them: every act also counts as certain, and as dropped.
 */
const STANDING: Readonly<Record<Report["standing"], number>> = {
  fact: 0.9, belief: 0.6, allegation: 0.5, denial: 0.9, "no-comment": 0,
};
const ATTRIBUTION: Readonly<Record<Report["attribution"]["kind"], number>> = {
  document: 1, official: 0.95, named: 0.95, outlet: 0.85, anonymous: 0.8,
};
/** For each further person who is not named, up to three. */
const FURTHER_PERSON = 0.03;
/** A copy of a text that is lost stands for it; one that says what the text it was made from does not say is in doubt. */
const OF_LOST = 0.9;
const OF_SILENT = 0.5;
/** How much of its weight a voice that says otherwise takes away. */
const AGAINST = 0.5;
/** Where reports speak of the event and none vouches for who, what or which answer. */
const UNVOUCHED = 0.7;
const [LEAST, MOST] = [0.05, 0.98];

/** What an act is read from: who acted, the terms, the answer. */
const TELLING = ["by", "terms", "answer"] as const satisfies readonly EventField[];

/**
 * How far the reports of an event bear out what is read from it, 0.05 to 0.98; 1 where it has none, as at a live table.
 * A report weighs standing × attribution × descent. For each of who, terms and answer: c = (1 − Π(1 − w)) × Π(1 − w′/2),
 * where w are the best reports of each voice that vouches for it and w′ those of each voice that denies the event or says
 * otherwise. Accounts of one descent are one voice, and an account is not heard where one it descends from speaks. The
 * least c is the credence: an act is no surer than its weakest part. Cost: linear in the reports.
 */
export function credenceOf(event: EventDraft, voices: Voices): number {
  if (event.reports.length === 0) return 1;
  const speaking = event.reports.filter(({ standing }) => standing !== "no-comment");
  const accounts = new Set<string>(speaking.map(({ account }) => account));
  const heard = speaking.filter(({ account }) => !voices.forebearsOf(account).some((forebear) => accounts.has(forebear)));
  const vouched = TELLING.flatMap((field) => {
    if ((event as Partial<Record<EventField, unknown>>)[field] === undefined) return [];
    const borne = heard.filter((report) => isFor(report, field));
    const otherwise = heard.filter((report) => isAgainst(report, field));
    return borne.length === 0 ? [] : [together(borne, voices) * against(otherwise, voices)];
  });
  const happened = heard.filter(({ standing }) => standing !== "denial");
  const denied = heard.filter(({ standing }) => standing === "denial");
  const credence = vouched.length > 0 ? Math.min(...vouched) : UNVOUCHED * together(happened, voices) * against(denied, voices);
  return Math.min(MOST, Math.max(LEAST, credence));
}

function isFor({ standing, says, vouches }: Report, field: EventField): boolean {
  return standing !== "denial" && says?.[field] === undefined && (vouches?.includes(field) ?? true);
}

function isAgainst({ standing, says }: Report, field: EventField): boolean {
  return standing === "denial" || says?.[field] !== undefined;
}

/** That one at least of the voices has it right. */
function together(reports: readonly Report[], voices: Voices): number {
  let allWrong = 1;
  for (const weight of bestByVoice(reports, voices)) allWrong *= 1 - weight;
  return 1 - allWrong;
}

function against(reports: readonly Report[], voices: Voices): number {
  let left = 1;
  for (const weight of bestByVoice(reports, voices)) left *= 1 - AGAINST * weight;
  return left;
}

function bestByVoice(reports: readonly Report[], voices: Voices): Iterable<number> {
  const best = new Map<string, number>();
  for (const report of reports) {
    const voice = voices.rootOf(report.account);
    best.set(voice, Math.max(best.get(voice) ?? 0, weigh(report, voices)));
  }
  return best.values();
}

function weigh({ account, standing, attribution }: Report, voices: Voices): number {
  const people = attribution.kind === "anonymous" ? FURTHER_PERSON * Math.min(3, (attribution.count ?? 1) - 1) : 0;
  const forebears = voices.forebearsOf(account);
  const lost = forebears.every((id) => voices.lineages.get(id)?.account.lost === true);
  const descent = forebears.length === 0 ? 1 : lost ? OF_LOST : OF_SILENT;
  return STANDING[standing] * (ATTRIBUTION[attribution.kind] + people) * descent;
}
