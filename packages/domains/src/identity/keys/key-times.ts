/**
 * How long a new key is only published before it signs. Longer than any replica's old copy of the keys (30 s) and any relying
 * party's rest between two fetches of them (60 s) together, so that nobody meets a signature by a key they cannot find.
 */
export const ANNOUNCE_MS = 2 * 60_000

/** How long a key that signs no more stays published: longer than the oldest ID token that may come back as a hint. */
export const KEEP_RETIRED_MS = 60 * 24 * 3600_000
