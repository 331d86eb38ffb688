/** Closed classes of grammar words; what means something of its own stands in the lexicons. */
const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

export const MODALS = set(
  "would could can may might must should shall will 'd 'll wouldn't couldn't can't won't shouldn't cannot",
);
export const HAVE = set("has have had having hasn't haven't hadn't");
export const BE = set("is are was were been be being isn't aren't wasn't weren't");
export const DO = set("do does did don't doesn't didn't");
export const NEGATIONS = set("not never no n't neither nor hardly without");
export const DETERMINERS = set("the a an his her its their our my your this these those no any some every each such");
export const CLAUSE_STARTS = set(
  "that which who whom whose when while after before because since although though if as until unless where so and but or",
);
/** What follows one of these is supposed, not told. */
export const SUPPOSING = set("if unless whether should lest");
/** Clauses that only say when or why the main one happened. */
export const SUBORDINATING = set("when while as after before because since although though");
export const ADVERBS = set(
  "only also then now still only just already later earlier again ever soon yesterday today even first had once n't",
);
export const NOUNISH = set("the a an of in on at for by new old latest");
export const PREPOSITIONS = set("in on at of for from about over under between against during since until into");
/** Words that say nothing of what a sentence is about. */
export const GRAMMAR = set(
  "the a an and or but of in on at to for with from by as is was were are be been has have had do does did that which who whom this these those " +
    "it its he his him she her they their them we our us i my you your not no than then so if when while after before because since also would " +
    "could will can may might must should said say says told tell tells about into over under out up down off only just more most some any all " +
    "one two there here what how",
);

/** Which of several of its kind: `first`, `third`, `final`. */
export const ORDINALS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    first: "1",
    "1st": "1",
    initial: "1",
    second: "2",
    "2nd": "2",
    third: "3",
    "3rd": "3",
    fourth: "4",
    fifth: "5",
    final: "last",
    last: "last",
    latest: "last",
    previous: "previous",
    earlier: "previous",
  }),
);
