import type { Redis } from 'ioredis'

/** A passkey of a member that did not sign anybody in. */
export interface RefusedPasskey {
  readonly at: string
  readonly email: string
  readonly requestedFrom: string
}

/** The newest hundred of a month: whoever tries again and again cannot fill the store. */
const LIST = 'rose:refused-passkeys'
const KEPT = 100
const SECONDS = 30 * 24 * 3600

export async function noteRefusedPasskey(redis: Redis, refused: RefusedPasskey): Promise<void> {
  await redis
    .multi()
    .lpush(LIST, JSON.stringify(refused))
    .ltrim(LIST, 0, KEPT - 1)
    .expire(LIST, SECONDS)
    .exec()
}

/** Newest first. */
export async function listRefusedPasskeys(redis: Redis): Promise<readonly RefusedPasskey[]> {
  return (await redis.lrange(LIST, 0, -1)).map((text) => JSON.parse(text) as RefusedPasskey)
}
