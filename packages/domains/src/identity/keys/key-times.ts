/**
 * How long a new key is published before it signs. Longer than the age of any replica's copy of the keys (30 s) plus the shortest time
 * between two fetches by a relying party (60 s), so that every verifier can find the key of a signature.
 */
export const ANNOUNCE_MS = 2 * 60_000

/** How long a retired key stays published: longer than the age of any ID token that may be sent as `id_token_hint`. */
export const KEEP_RETIRED_MS = 60 * 24 * 3600_000
