import type { BodyCluster } from "./bodies.ts";
import type { Link } from "./ground.ts";
import type { Sighting } from "./kinds.ts";
import type { PersonCluster } from "./people.ts";

/**
 * For every person the number of the party that he or she belongs to: said of the person, or of the one whom he or she
 * serves, or of those who serve the person. The most votes win; ties go to the party named more often.
 */
export function partiesOf(
  people: readonly PersonCluster[],
  bodies: readonly BodyCluster[],
  all: readonly Sighting[],
): (number | undefined)[] {
  const personAt = new Map<string, number>();
  people.forEach(({ sightings }, i) => {
    for (const { segment } of sightings) personAt.set(`${segment.account}/${segment.from}`, i);
  });
  const bodyAt = new Map<string, number>();
  const bodyBy = new Map<string, number>();
  bodies.forEach(({ key, mentions }, i) => {
    bodyBy.set(key, i);
    for (const { account, from } of mentions) bodyAt.set(`${account}/${from}`, i);
  });
  const stateAt = new Map<string, number>();
  for (const { segment } of all) {
    const state = segment.entry?.stands === undefined ? undefined : bodyBy.get(`state ${segment.entry.stands}`);
    if (state !== undefined && segment.entry?.kind !== "body") stateAt.set(`${segment.account}/${segment.from}`, state);
  }
  const votes = people.map(() => new Map<number, number>());
  const serves: { readonly from: number; readonly to: number }[] = [];
  const vote = (i: number, link: Link, account: number): void => {
    const at = `${account}/${link.to}`;
    const boss = typeof link.to === "number" ? personAt.get(at) : undefined;
    if (boss !== undefined) {
      if (boss !== i) serves.push({ from: i, to: boss });
      return;
    }
    const body = typeof link.to === "string" ? bodyBy.get(`common ${link.to}`) : (bodyAt.get(at) ?? stateAt.get(at));
    if (body !== undefined && bodies[body]?.kind === "party") votes[i]?.set(body, (votes[i].get(body) ?? 0) + link.weight);
  };
  people.forEach(({ sightings }, i) => {
    for (const { segment, clue } of sightings) {
      for (const link of clue.links) if (link.kind === "party") vote(i, link, segment.account);
    }
  });
  const winner = (i: number): number | undefined =>
    [...(votes[i] ?? [])].sort(
      ([a, x], [b, y]) => y - x || (bodies[b]?.mentions.length ?? 0) - (bodies[a]?.mentions.length ?? 0) || a - b,
    )[0]?.[0];
  const owners = people.map((_, i) => winner(i));
  for (let round = 0; round < 3; round++) {
    const lent = people.map(() => new Map<number, number>());
    for (const { from, to } of serves) {
      const [above, below] = [owners[to], owners[from]];
      if (above !== undefined) lent[from]?.set(above, (lent[from].get(above) ?? 0) + 1);
      if (below !== undefined) lent[to]?.set(below, (lent[to].get(below) ?? 0) + 1);
    }
    lent.forEach((given, i) => {
      owners[i] ??= [...given].sort(([a, x], [b, y]) => y - x || a - b)[0]?.[0];
    });
  }
  return owners;
}
