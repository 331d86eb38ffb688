import { CROSSING_LINES, type Crossing } from "./event-mark.tsx";
import type { Item } from "./item.ts";

interface Link {
  readonly from: Item;
  readonly to: Item;
  readonly crossing: Crossing;
}

/** From each event to the one through which it became known, for the event under the eye. */
export function linksOf(item: Item | undefined, byEvent: ReadonlyMap<number, Item>, items: readonly Item[]): Link[] {
  if (!item) return [];
  const links: Link[] = [];
  for (const number of item.seen.reveals) {
    const from = byEvent.get(number);
    if (from) links.push({ from, to: item, crossing: crossingOf(item) ?? "told" });
  }
  for (const later of items) {
    if (later !== item && later.seen.reveals.includes(item.seen.event)) links.push({ from: item, to: later, crossing: crossingOf(later) ?? "told" });
  }
  return links;
}

export function crossingOf({ seen }: Pick<Item, "seen">): Crossing | undefined {
  if (seen.type === "leak" || seen.type === "interception") return seen.type;
  return seen.type === "disclosure" ? "told" : undefined;
}

export function RevealLinks({ links }: { links: readonly Link[] }) {
  return (
    <g className="tl-links" aria-hidden="true">
      {links.map(({ from, to, crossing }) => {
        const [a, b] = [from.main ?? from.others[0], to.main ?? to.others[0]];
        if (!a || !b) return null;
        const bend = Math.max(Math.abs(to.x - from.x) * 0.4, 24);
        const path = `M${from.x} ${a.y}C${from.x + bend} ${a.y} ${to.x - bend} ${b.y} ${to.x - 9} ${b.y}`;
        return (
          <g key={`${from.i} ${to.i}`}>
            <path className="tl-link-halo" d={path} />
            <path d={path} fill="none" {...CROSSING_LINES[crossing]} />
            <path d="M-8-4.5V4.5L0 0Z" transform={`translate(${to.x - 8} ${b.y})`} fill={CROSSING_LINES[crossing].stroke} />
          </g>
        );
      })}
    </g>
  );
}
