import type { Selection } from "../view-context.ts";

export function EvidencePanel({ selection }: { selection: Selection }) {
  return <aside className="evidence">{selection.event}</aside>;
}
