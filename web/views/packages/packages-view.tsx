import "../../style/packages.css";
import { useView } from "../../view-context.ts";
import { partyShort } from "../../words/names.ts";
import { Empty } from "./empty.tsx";
import { Packages } from "./packages.tsx";
import { type Space, useSpace } from "./use-space.ts";

/** Every package there is, as two parties value it, and a composer for one. */
export function PackagesView() {
  const { study, lens, bundle } = useView();
  const space = useSpace(study, lens, bundle.values);
  const viewer = lens.party === undefined ? undefined : partyShort(study.index, lens.party);
  return (
    <section className="view pk-view">
      <header>
        <h2>Packages</h2>
        <p className="intro">
          Every way to settle every issue, placed by what it is worth to two parties: further right is better for one, further up
          for the other. The line is the frontier, which nothing beats for both. Compose a package to see what each would get.
        </p>
        {viewer !== undefined && space.withheld.length + space.assumed.length > 0 && (
          <p className="lens-note" role="status">{secrecyWords(space, viewer)}</p>
        )}
      </header>
      {space.scenario ? <Packages space={space} scenario={space.scenario} /> : <Empty space={space} />}
    </section>
  );
}

/** Whose values a party sees, and why. */
function secrecyWords({ withheld, assumed }: Space, viewer: string): string {
  const parts = [
    withheld.length > 0 ? `${withheld.join(", ")}: values known to their owner alone, so ${viewer} does not see them.` : "",
    assumed.length > 0 ? `${assumed.join(", ")}: nothing here is their own word; shown is the analyst’s assumption, not what ${viewer} knew.` : "",
  ];
  return parts.filter(Boolean).join(" ");
}
