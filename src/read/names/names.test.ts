import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accountId } from "../../case/ids.ts";
import { parseYaml } from "../../case/source-file.ts";
import type { AccountText } from "../account.ts";
import type { NameFound } from "../findings.ts";
import { PlainText } from "../language/plain-text.ts";
import { parseText } from "../language/tokens.ts";
import { Lexicon, OWN_LEXICONS } from "../lexicon.ts";
import { readNames } from "./names.ts";

/** The lexicons of names alone: what another topic holds changes nothing here. */
const lexicon = new Lexicon();
for (const topic of ["names", "parties", "places", "roles"]) {
  const parsed = parseYaml(`${topic}.yaml`, readFileSync(`${OWN_LEXICONS}${topic}.yaml`, "utf8"));
  const faults = parsed.ok ? lexicon.add(topic, parsed.value) : parsed.faults;
  if (faults.length > 0) throw new Error(faults.map((fault) => fault.message).join("\n"));
}

function account(text: string, number: number): AccountText {
  return {
    id: accountId.parse(`account-${number}`),
    document: { file: `${number}.txt`, kind: "text", text },
    parsed: parseText(new PlainText(text)),
  };
}

const read = (...texts: string[]): { accounts: AccountText[]; names: readonly NameFound[] } => {
  const accounts = texts.map(account);
  return { accounts, names: readNames(accounts, lexicon) };
};

/** Every name with the words of its places, by account. */
function told(texts: readonly string[], kind: NameFound["kind"]): Record<string, string[]> {
  const { accounts, names } = read(...texts);
  return Object.fromEntries(
    names
      .filter((name) => name.kind === kind)
      .map((name) => [
        name.id,
        name.mentions.map(
          (mention) =>
            `${mention.account}:${accounts[mention.account]?.parsed.plain.text.slice(mention.start, mention.end) ?? ""}`,
        ),
      ]),
  );
}

describe("people", () => {
  it("are found by titles, given names, appositions and verbs, and the mention is the name alone", () => {
    const people = told(
      [
        "Foreign Minister Elena Marrow met Mr. Tancredi's lawyer, Ann-Sofie Berg, on Friday. Marrow said that Tancredi's plan was dead.",
      ],
      "person",
    );
    expect(people).toEqual({
      marrow: ["0:Elena Marrow", "0:Marrow"],
      tancredi: ["0:Tancredi", "0:Tancredi"],
      berg: ["0:Ann-Sofie Berg"],
    });
  });

  it("are one through machine garbling and transliteration", () => {
    const people = told(
      [
        "Oleksii Kovalenko, the miners' envoy, met Hamid al-Nasri in Lublin. Kovalenko offered 9 per cent; Mr. al-Nasri refused.",
        "Oleksiy Cowalenko, envoy of the miners, has met Hameed Al-Nassri. Kavlenko has offered 9 per cent.",
      ],
      "person",
    );
    expect(people).toEqual({
      kovalenko: ["0:Oleksii Kovalenko", "0:Kovalenko", "1:Oleksiy Cowalenko", "1:Kavlenko"],
      "al-nasri": ["0:Hamid al-Nasri", "0:al-Nasri", "1:Hameed Al-Nassri"],
    });
  });

  it("keep a father and a son apart, in full and by surname", () => {
    const people = told(
      [
        "Pavel Drozd was held for a year. Drozd's father, Igor Drozd, went to the ministry every week.\n\n" +
          "In May Mr. Drozd was exchanged. “He has grown thin,” Igor Drozd said.",
      ],
      "person",
    );
    expect(people).toEqual({ drozd: ["0:Pavel Drozd", "0:Drozd", "0:Drozd"], "igor-drozd": ["0:Igor Drozd", "0:Igor Drozd"] });
  });

  it("keep spouses apart by the form of address", () => {
    const people = told(
      ["Astrid Holm and Erik Holm signed for the owners. Mrs. Holm read the paper twice. Mr. Holm did not."],
      "person",
    );
    expect(people).toEqual({ holm: ["0:Astrid Holm", "0:Holm"], "erik-holm": ["0:Erik Holm", "0:Holm"] });
  });

  it("are found by short forms and by a given name alone", () => {
    const people = told(
      [
        "Bishara Nour carried the letters. Nour never opened one. “Bishara's role was small,” an official said.",
        "Mike Tallis spoke first.",
        "Michael Tallis spoke first.",
      ],
      "person",
    );
    expect(people).toEqual({ nour: ["0:Bishara Nour", "0:Nour", "0:Bishara"], tallis: ["1:Mike Tallis", "2:Michael Tallis"] });
  });

  it("keep particles and double surnames, however they are written", () => {
    const people = told(
      [
        "Judge Ottilie van der Meer wrote a paper. Judge van der Meer put it to Rosa Delgado-Finch, the union's negotiator.",
        "Otilie van de Mere wrote it. Rosa Delgado Fynch read it.",
      ],
      "person",
    );
    expect(people).toEqual({
      "van-der-meer": ["0:Ottilie van der Meer", "0:van der Meer", "1:Otilie van de Mere"],
      "delgado-finch": ["0:Rosa Delgado-Finch", "1:Rosa Delgado Fynch"],
    });
  });

  it("have a role and a party, said of them or of whom they serve", () => {
    const { names } = read(
      "Ivo Marsh, a spokesman for the Red Quay Movement, denied it. Chile's chief negotiator, Ana Rojas, did not. " +
        "Rojas's adviser, Tomás Leiva, listened. The union's envoy, Sam Okafor, left. Danish Prime Minister Karen Toft called.",
    );
    const by = new Map(names.map(({ id, party, role }) => [id, { party, role }]));
    expect(by.get("marsh")).toEqual({ party: "red-quay-movement", role: "spokesman for the Red Quay Movement" });
    expect(by.get("rojas")).toEqual({ party: "chile", role: "chief negotiator" });
    expect(by.get("leiva")).toEqual({ party: "chile", role: "adviser" });
    expect(by.get("okafor")).toEqual({ party: "union", role: "envoy" });
    expect(by.get("toft")).toEqual({ party: "denmark", role: "Prime Minister" });
  });

  it("are not words with a capital for another reason", () => {
    const people = told(
      [
        "Strikers Reject Final Offer\n\nBehind Moreau stood two guards. On Monday, in Ramadan, the Danish delegation met Claire Moreau. Perhaps Phase Two was over.",
        "the guards stood behind the door",
      ],
      "person",
    );
    expect(people).toEqual({ moreau: ["0:Moreau", "0:Claire Moreau"] });
  });

  it("are found in headlines once the text has told them", () => {
    const people = told(
      [
        "Varga's Last Stand At The Harbour\n\nBela Varga, the skipper, refused to leave. VARGA WILL NOT SAIL TONIGHT, a sign read.",
      ],
      "person",
    );
    expect(people).toEqual({ varga: ["0:Varga", "0:Bela Varga", "0:VARGA"] });
  });
});

describe("parties", () => {
  it("are told from people and places by all their places", () => {
    const texts = [
      "Zarat rejected it. Talks with Zarat went on in Oslo. Zarat officials and the armed group's leaders met; Zarat-led crews struck.",
    ];
    expect(told(texts, "party")).toEqual({ zarat: ["0:Zarat", "0:Zarat", "0:Zarat", "0:Zarat"] });
    expect(told(texts, "place")).toEqual({ oslo: ["0:Oslo"] });
  });

  it("are a state by its name, its people with an article and its capital where it acts, not by its adjective", () => {
    const texts = [
      "France refused. Two French officials met in Paris. The French said nothing; Paris wanted an apology. The Danes and Danish ships left; Denmark said why.",
    ];
    expect(told(texts, "party")).toEqual({ france: ["0:France", "0:French", "0:Paris"], denmark: ["0:Danes", "0:Denmark"] });
    expect(told(texts, "place")).toEqual({ paris: ["0:Paris"] });
  });

  it("are a state that no lexicon knows, by its adjective", () => {
    const texts = [
      "Ombria blamed Keldavian guns. Keldavia denied it. Two Ombrian officials said that Ombria's envoy, Ilan Sorok, had left Keldavia.",
    ];
    expect(Object.keys(told(texts, "party"))).toEqual(["keldavia", "ombria"]);
  });

  it("are firms, unions and ministries, in full, in part and by acronym", () => {
    const texts = [
      "Norvane Shipping asked the Lisk Transit Workers' Union and the Ministry of Labor for help. The LTWU declined. Norvane's shares fell; the Labour Ministry had no comment.",
      "Larch & Quine met the owners. Larch and Quine refused.",
    ];
    expect(told(texts, "party")).toEqual({
      "larch-and-quine": ["1:Larch & Quine", "1:Larch and Quine"],
      "lisk-transit-workers-union": ["0:Lisk Transit Workers' Union", "0:LTWU"],
      "ministry-of-labor": ["0:Ministry of Labor", "0:Labour Ministry"],
      "norvane-shipping": ["0:Norvane Shipping", "0:Norvane"],
    });
  });

  it("are news outlets by name, dateline and heading", () => {
    const { names } = read(
      "LISK (Northern Wire) - Crews return, Reuters reported.",
      "How it ended\n\nThe Evening Courier, 14 October 2028\n\nIt ended late.",
    );
    expect(names.filter(({ role }) => role === "press").map(({ id }) => id)).toEqual([
      "evening-courier",
      "northern-wire",
      "reuters",
    ]);
  });
});

describe("places", () => {
  it("are known, told by prepositions, by words for places, by what they lie in", () => {
    const texts = [
      "PORT ELSBY, May 3 (Agency) - They met in Varnholm and at the Hotel Bellevue, near the village of Tarn. Ships left Rotterdam for Kelby, Norway.",
    ];
    expect(Object.keys(told(texts, "place"))).toEqual(
      expect.arrayContaining(["hotel-bellevue", "kelby", "port-elsby", "rotterdam", "tarn", "varnholm"]),
    );
  });
});

describe("what holds for any accounts", () => {
  const sentences = fc.constantFrom(
    "Foreign Minister Elena Marrow met Yusuf Karim in Oslo.",
    "Mr. Karim refused, according to two French officials.",
    "Marrow's brother, Anton Marrow, denied it.",
    "Elena Marow has met Yusef Kareem.",
    "The Danes said that Karim, the envoy of the Red Quay Movement, had left.",
    "Anton Marrow told Reuters that Larch & Quine offered 9 per cent.",
    "Judge van der Berg wrote to Kateryna Shevchenko; Shevchenko's aides laughed.",
    "Zarat rejected it. Talks with Zarat officials went on.",
    "Naïve “Qüote” — DOHA… 🐕 ﬁnal O’Brien said.",
    "Борис Ковальчук met ليلى النوري.",
  );
  const texts = fc.array(
    fc.array(sentences, { minLength: 1, maxLength: 6 }).map((list) => list.join(" ")),
    { minLength: 1, maxLength: 5 },
  );

  it("a mention's stretch is its words: whole, inside the text, and no two of them overlap", () => {
    fc.assert(
      fc.property(texts, (list) => {
        const { accounts, names } = read(...list);
        const all = names.flatMap((name) => name.mentions).sort((a, b) => a.account - b.account || a.start - b.start);
        all.forEach((mention, i) => {
          const text = accounts[mention.account]?.parsed.plain.text ?? "";
          const words = text.slice(mention.start, mention.end);
          expect(words).toMatch(/^[\p{L}\p{N}].*[\p{L}\p{N}.]$/u);
          expect(words).not.toMatch(/'s$/);
          const next = all[i + 1];
          if (next?.account === mention.account) expect(next.start).toBeGreaterThanOrEqual(mention.end);
        });
      }),
    );
  });

  it("the order of accounts changes no cluster, kind, party or id", () => {
    fc.assert(
      fc.property(texts, (list) => {
        const there = read(...list).names;
        const back = read(...[...list].reverse()).names;
        const plain = (names: readonly NameFound[], turn: boolean) =>
          names.map(({ id, kind, name, party, role, mentions }) => ({
            id,
            kind,
            name,
            party,
            role,
            mentions: mentions.map(({ account: at, start }) => `${turn ? list.length - 1 - at : at}/${start}`).sort(),
          }));
        expect(plain(back, true)).toEqual(plain(there, false));
      }),
    );
  });

  it("ids are unique and of their shape, and parties are among the names", () => {
    fc.assert(
      fc.property(texts, (list) => {
        const { names } = read(...list);
        const ids = new Set(names.map(({ id }) => id));
        expect(ids.size).toBe(names.length);
        for (const name of names) {
          expect(name.id).toMatch(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/);
          if (name.party !== undefined) expect(ids.has(name.party)).toBe(true);
          expect(name.confidence).toBeGreaterThan(0);
          expect(name.confidence).toBeLessThan(1);
          expect(name.restsOn.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it("Elena and Anton Marrow, of whom one is the other's brother, are never one", () => {
    fc.assert(
      fc.property(texts, (list) => {
        const { accounts, names } = read(...list, "Marrow's brother, Anton Marrow, denied it. Elena Marrow agreed.");
        for (const name of names) {
          const words = name.mentions.map(
            ({ account: at, start, end }) => accounts[at]?.parsed.plain.text.slice(start, end) ?? "",
          );
          expect(words.some((word) => word.startsWith("Anton")) && words.some((word) => word.startsWith("Elena"))).toBe(false);
        }
      }),
    );
  });
});

it("reads a hundred accounts in time that grows with their length", () => {
  const story = (i: number): string =>
    `Minister Anna Verhoeven${"abcdefghij"[i % 10] ?? ""} met Tomas Lindgren in Oslo. Lindgren said that Verhoeven${"abcdefghij"[i % 10] ?? ""} had left. `.repeat(
      20,
    );
  const before = performance.now();
  const { names } = read(...Array.from({ length: 100 }, (_, i) => story(i)));
  expect(names.length).toBeGreaterThan(0);
  expect(performance.now() - before).toBeLessThan(10_000);
});
