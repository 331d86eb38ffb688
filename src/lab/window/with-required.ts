import type { Study } from "../../study/study.ts";

/** The same study, were these the parties whose acceptance is needed; the rule of agreement stays. Ids of the case. */
export function withRequired(study: Study, parties: readonly string[]): Study {
  const { record } = study;
  const required = record.case.parties.map(({ id }) => id).filter((id) => parties.includes(id));
  const agreement = { rule: "unanimity" as const, ...record.case.agreement, required };
  return { ...study, record: { ...record, case: { ...record.case, agreement } } };
}
