/**
 * Joins numbered things into groups, and never two of which the veto says that they are apart, by whatever way the joins
 * come (Tarjan 1975 for the joins). Cost of a join: the product of the sizes of the two groups in calls of the veto.
 */
export class VetoedUnion {
  readonly #parent: number[];
  readonly #members: number[][];
  readonly #veto: (a: number, b: number) => boolean;

  constructor(size: number, veto: (a: number, b: number) => boolean) {
    this.#parent = Array.from({ length: size }, (_, i) => i);
    this.#members = this.#parent.map((i) => [i]);
    this.#veto = veto;
  }

  groupOf(i: number): number {
    let root = i;
    while (this.#parent[root] !== root) root = this.#parent[root] ?? root;
    for (let at = i; at !== root;) {
      const next = this.#parent[at] ?? root;
      this.#parent[at] = root;
      at = next;
    }
    return root;
  }

  membersOf(group: number): readonly number[] {
    return this.#members[group] ?? [];
  }

  /** Whether the two are in one group afterwards. */
  join(a: number, b: number): boolean {
    const [left, right] = [this.groupOf(a), this.groupOf(b)];
    if (left === right) return true;
    const [ours, theirs] = [this.membersOf(left), this.membersOf(right)];
    if (ours.some((mine) => theirs.some((other) => this.#veto(mine, other)))) return false;
    const [root, gone] = ours.length >= theirs.length ? [left, right] : [right, left];
    this.#parent[gone] = root;
    this.#members[root] = [...ours, ...theirs];
    this.#members[gone] = [];
    return true;
  }
}
