/**
 * The closed classes of English: words that carry grammar and not the matter. They stay where software rewords a text
 * and change where it is translated, which is what tells the two apart.
 */
export const GRAMMAR_WORDS: ReadonlySet<string> = new Set(
  ("a an the this that these those and or but nor so yet if because as than then though although while whereas since unless until till " +
    "of in on at by for from with without within into onto upon about above across after against along amid among around before behind " +
    "below beneath beside besides between beyond despite down during except inside near off out outside over past per through throughout " +
    "to toward towards under up via i me my mine we us our ours you your yours he him his she her hers it its they them their theirs who " +
    "whom whose which what where when why how all any both each either every few many more most much neither none no not only other some " +
    "such same own too very also just even still there here is am are was were be been being do does did doing done have has had having " +
    "will would shall should can could may might must ought don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't couldn't " +
    "hasn't haven't hadn't shouldn't it's he's she's that's there's they're we're you're i'm we've they've i've one").split(" "),
);

/** Number words and what they count; `one` is left out, it is as often a pronoun. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  ("two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty").split(" ")
    .map((word, i): [string, number] => [word, i + 2])
    .concat([["thirty", 30], ["forty", 40], ["fifty", 50], ["sixty", 60], ["seventy", 70], ["eighty", 80], ["ninety", 90], ["dozen", 12]])
    .concat([["hundred", 100], ["thousand", 1_000], ["million", 1_000_000], ["billion", 1_000_000_000]]),
);
