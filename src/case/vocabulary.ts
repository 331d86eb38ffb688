/**
 * The closed sets of words of a case. They stand apart from the definitions of the files, so that the page can name
 * them without loading what reads files.
 */
export const PARTY_ROLES = ["party", "principal", "mediator", "guarantor", "observer", "press"] as const;

export const CHANNEL_KINDS = ["direct", "proximity", "shuttle", "backchannel", "caucus", "public"] as const;

export const SECRECIES = ["open", "confidential", "secret"] as const;

/** Whether the accounts state a thing, the reader inferred it, or it is assumed. */
export const BASES = ["stated", "inferred", "assumed"] as const;

export const LINEAGE_KINDS = ["original", "copy", "respin", "translation", "excerpt", "summary", "retelling"] as const;

/** What a term may say of an issue without settling it. */
export const UNSETTLED = ["open", "unspecified", "ruled-out"] as const;

/** Stands among actors where nobody knows who acted. */
export const UNKNOWN = "unknown";

/** Stands among those told where everybody was. */
export const PUBLIC = "public";

/** No party, person or option may take these as its id. */
export const RESERVED_IDS: readonly string[] = [UNKNOWN, PUBLIC, ...UNSETTLED];
