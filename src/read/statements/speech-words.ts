import type { Lexicon } from "../lexicon.ts";
import { singularsOf } from "../language/singulars.ts";
import { PhraseTable } from "./phrases.ts";

/** The lexicons speech, affiliations and standing, made ready for looking up. Built once for a reading. */
export class SpeechWords {
  readonly says: PhraseTable;
  readonly notes: PhraseTable;
  readonly confirms: PhraseTable;
  readonly tells: PhraseTable;
  readonly quotes: PhraseTable;
  readonly quoted: PhraseTable;
  readonly speaks: PhraseTable;
  readonly documentsSay: PhraseTable;
  readonly according: PhraseTable;
  readonly loosely: PhraseTable;
  readonly agents: PhraseTable;
  readonly anonymity: PhraseTable;
  readonly hearsay: PhraseTable;
  readonly ownPapers: PhraseTable;
  readonly self: PhraseTable;
  readonly notSources: ReadonlySet<string>;
  readonly hearers: ReadonlySet<string>;
  readonly seenBy: ReadonlySet<string>;

  readonly anonymous: ReadonlyMap<string, string>;
  readonly anyPeople: ReadonlySet<string>;
  readonly offices: PhraseTable;
  readonly spokespeople: PhraseTable;
  readonly bodies: PhraseTable;
  readonly documents: ReadonlySet<string>;
  readonly statements: ReadonlySet<string>;
  readonly press: PhraseTable;
  readonly pressNames: PhraseTable;
  readonly titles: ReadonlySet<string>;
  readonly vague: ReadonlySet<string>;
  readonly #verbStarts: ReadonlySet<string>;
  readonly #plurals: ReadonlyMap<string, string>;

  readonly believes: PhraseTable;
  readonly believed: PhraseTable;
  readonly doubts: PhraseTable;
  readonly seems: PhraseTable;
  readonly accuses: PhraseTable;
  readonly alleged: PhraseTable;
  readonly harm: PhraseTable;
  readonly motives: PhraseTable;
  readonly denies: PhraseTable;
  readonly rejects: PhraseTable;
  readonly saidThings: ReadonlySet<string>;
  readonly untrue: PhraseTable;
  readonly flatly: PhraseTable;
  readonly declines: PhraseTable;
  readonly comments: PhraseTable;
  readonly answers: PhraseTable;
  readonly requests: ReadonlySet<string>;
  readonly silences: PhraseTable;
  readonly verifies: PhraseTable;
  readonly promises: PhraseTable;
  readonly threatens: PhraseTable;
  readonly threats: PhraseTable;
  readonly warns: PhraseTable;
  readonly penalties: ReadonlySet<string>;
  readonly pointsBack: ReadonlySet<string>;
  /** Stems. */
  readonly offered: readonly string[];
  readonly supposes: PhraseTable;
  readonly forecasts: PhraseTable;

  constructor(lexicon: Lexicon) {
    const irregular = lexicon.meanings("speech/irregular");
    const verbs = (section: string): PhraseTable => new PhraseTable(lexicon.words(section), irregular);
    const phrases = (section: string): PhraseTable => new PhraseTable(lexicon.words(section));
    this.says = verbs("speech/says");
    this.notes = verbs("speech/notes");
    this.confirms = verbs("speech/confirms");
    this.tells = verbs("speech/tells");
    this.quotes = verbs("speech/quotes");
    this.speaks = verbs("speech/speaks");
    this.documentsSay = verbs("speech/documents-say");
    this.quoted = phrases("speech/quoted");
    this.according = phrases("speech/according");
    this.loosely = phrases("speech/according-loosely");
    this.agents = phrases("speech/agents");
    this.anonymity = phrases("speech/anonymity");
    this.hearsay = phrases("speech/hearsay");
    this.ownPapers = phrases("speech/own-papers");
    this.self = phrases("affiliations/self");
    this.notSources = lexicon.words("speech/not-sources");
    this.hearers = lexicon.words("speech/hearers");
    this.seenBy = lexicon.words("speech/seen-by");

    this.anonymous = lexicon.meanings("affiliations/anonymous");
    this.anyPeople = lexicon.words("affiliations/any-people");
    this.offices = phrases("affiliations/offices");
    this.spokespeople = phrases("affiliations/spokespeople");
    this.bodies = phrases("affiliations/bodies");
    this.documents = lexicon.words("affiliations/documents");
    this.statements = lexicon.words("affiliations/statements");
    this.press = phrases("affiliations/press");
    this.pressNames = new PhraseTable([...lexicon.words("affiliations/press-names")].map((name) => name.toLowerCase()));
    this.titles = lexicon.words("affiliations/titles");
    this.vague = lexicon.words("affiliations/vague");
    this.#plurals = lexicon.meanings("affiliations/plurals");

    this.believes = verbs("standing/believes");
    this.believed = phrases("standing/believed");
    this.doubts = phrases("standing/doubts");
    this.seems = verbs("standing/seems");
    this.accuses = verbs("standing/accuses");
    this.alleged = phrases("standing/alleged");
    this.harm = verbs("standing/harm");
    this.motives = phrases("standing/motives");
    this.denies = verbs("standing/denies");
    this.rejects = verbs("standing/rejects");
    this.saidThings = lexicon.words("standing/said-things");
    this.untrue = phrases("standing/untrue");
    this.flatly = phrases("standing/flatly");
    this.declines = verbs("standing/declines");
    this.comments = verbs("standing/comments");
    this.answers = verbs("standing/answers");
    this.requests = lexicon.words("standing/requests");
    this.silences = phrases("standing/silences");
    this.verifies = verbs("standing/confirms");
    this.promises = verbs("standing/promises");
    this.threatens = verbs("standing/threatens");
    this.threats = phrases("standing/threats");
    this.warns = verbs("standing/warns");
    this.penalties = lexicon.words("standing/penalties");
    this.pointsBack = lexicon.words("standing/points-back");
    this.offered = [...lexicon.words("standing/offered")];
    this.supposes = phrases("standing/supposes");
    this.forecasts = phrases("standing/forecasts");

    const verbTables = [
      this.says,
      this.notes,
      this.confirms,
      this.tells,
      this.quotes,
      this.speaks,
      this.documentsSay,
      this.believes,
      this.accuses,
      this.denies,
      this.rejects,
      this.declines,
      this.silences,
      this.promises,
      this.threatens,
    ];
    this.#verbStarts = new Set(verbTables.flatMap((table) => [...table.firstWords]));
  }

  /** Whether a word may be, or begin, a verb of these lexicons: one look-up before many. */
  mayBeVerb(word: string): boolean {
    return this.#verbStarts.has(word);
  }

  /** The singular of a noun that `known` holds, and whether it stood in the plural. */
  nounOf(word: string, known: { has(noun: string): boolean }): { noun: string; plural: boolean } | undefined {
    const irregular = this.#plurals.get(word);
    if (irregular !== undefined && known.has(irregular)) return { noun: irregular, plural: irregular !== word };
    if (known.has(word)) return { noun: word, plural: false };
    if (word.endsWith("men") && known.has(`${word.slice(0, -3)}man`)) return { noun: `${word.slice(0, -3)}man`, plural: true };
    for (const noun of singularsOf(word)) if (known.has(noun)) return { noun, plural: true };
    return undefined;
  }

  /** "Israeli officials", of one: "Israeli official". */
  singularOf(affiliation: string): string {
    const words = affiliation.split(" ");
    // The noun is the last known one: "people close to the board" has it first.
    for (let i = words.length - 1; i >= 0; i--) {
      const noun = this.nounOf(words[i]?.toLowerCase() ?? "", this.anonymous);
      if (noun) return noun.plural ? [...words.slice(0, i), noun.noun, ...words.slice(i + 1)].join(" ") : affiliation;
    }
    return affiliation;
  }
}
