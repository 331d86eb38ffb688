import { useMemo, useState } from "react";
import type { Desk, Name } from "../../../src/server/wire.ts";
import { count } from "../../words/counts.ts";
import type { DeskNames } from "./desk-names.ts";
import { Sureness } from "./item-list.tsx";

const KINDS = { person: "People", party: "Parties", place: "Places" } as const;

/** Who and what was named, under all the forms in which the accounts spell it. */
export function ReadNames({ desk, names }: { desk: Desk; names: DeskNames }) {
  return (
    <div className="desk-names">
      <p className="intro small">
        Forms that were taken for one name stand together. A form that only some accounts have is a sign of a copy, a
        translation or a slip.
      </p>
      {(["person", "party", "place"] as const).map((kind) => (
        <section key={kind}>
          <h3>{KINDS[kind]}</h3>
          <ul>
            {desk.reading.names
              .filter((name) => name.kind === kind)
              .map((name) => (
                <NameRow key={name.id} name={name} names={names} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** Forms shown before “more”. */
const FEW = 8;

function NameRow({ name, names }: { name: Name; names: DeskNames }) {
  const [whole, setWhole] = useState(false);
  const forms = useMemo(() => formsOf(name), [name]);
  return (
    <li className="desk-name">
      <p>
        <strong dir="auto">{name.name}</strong> <code className="tiny quiet">{name.id}</code>{" "}
        <span className="quiet small">
          {[name.role, name.party === undefined ? undefined : names.of(name.party)].filter(Boolean).join(" · ")}
        </span>
      </p>
      <p className="small desk-forms">
        {(whole ? forms : forms.slice(0, FEW)).map(({ text, times, accounts }) => (
          <span key={text} className="desk-form-chip" title={accounts.map((id) => names.account(id)).join(", ")}>
            <span dir="auto">{text}</span> <span className="quiet numbers">×{times}</span>
          </span>
        ))}
        {forms.length > FEW && (
          <button
            type="button"
            className="plain more small"
            onClick={() => {
              setWhole(!whole);
            }}
          >
            {whole ? "fewer" : `${String(forms.length - FEW)} more`}
          </button>
        )}
      </p>
      <p className="tiny quiet">
        <Sureness confidence={name.confidence} /> {count(name.variants.length, "mention")}: {name.restsOn.join("; ")}
      </p>
    </li>
  );
}

function formsOf(name: Name): { text: string; times: number; accounts: string[] }[] {
  const forms = new Map<string, { times: number; accounts: Set<string> }>();
  for (const { text, account } of name.variants) {
    const form = forms.get(text) ?? { times: 0, accounts: new Set<string>() };
    form.times++;
    form.accounts.add(account);
    forms.set(text, form);
  }
  return [...forms]
    .map(([text, { times, accounts }]) => ({ text, times, accounts: [...accounts] }))
    .sort((a, b) => b.times - a.times || (a.text < b.text ? -1 : 1));
}
