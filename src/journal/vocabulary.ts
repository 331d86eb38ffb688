/** The closed sets of words of a journal, apart from its definition for the same reason as those of a case. */
export const EVENT_TYPES = [
  "meeting", "message", "offer", "response", "withdrawal",
  "deadline-set", "deadline-moved", "deadline-lapsed",
  "mandate-given", "mandate-narrowed", "mandate-revoked",
  "approval", "ratification",
  "disclosure", "leak", "interception", "statement",
  "turning-point", "agreement", "breach", "implementation",
] as const;

/** How an account's words put a thing, the firmest first. */
export const STANDINGS = ["fact", "belief", "allegation", "denial", "no-comment"] as const;

export const ATTRIBUTION_KINDS = ["named", "official", "anonymous", "document", "outlet"] as const;

/** The parts of an event that an account may word differently, and that somebody may learn without the rest. */
export const EVENT_FIELDS = ["at", "place", "channel", "by", "to", "through", "present", "about", "terms", "answer", "facts"] as const;
