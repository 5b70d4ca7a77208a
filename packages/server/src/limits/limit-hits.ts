import { randomUUID } from 'node:crypto'
import type { Redis } from 'ioredis'
import { maskNetwork } from './network-of.ts'

/** Who is stopped by a limit, as far as an administrator must know to help. */
export interface StoppedCaller {
  readonly network: string
  readonly address?: string
}

/** The first request of a window that a limit refused. */
export interface LimitHit {
  readonly id: string
  readonly at: string
  /** The name of the limit, and what it counted under. */
  readonly limit: string
  readonly key: string
  readonly network: string
  readonly address: string | null
}

/** The newest two hundred of a day: a flood cannot fill the store, at worst it hides older ones. */
const LIST = 'rose:limit-hits'
const KEPT = 200
const SECONDS = 24 * 3600

export const limitKey = (limit: string, key: string) => `limit:${limit}:${key}`

interface Noted {
  readonly limit: string
  readonly key: string
  readonly at: Date
  readonly caller: StoppedCaller
}

export async function noteLimitHit(redis: Redis, { limit, key, at, caller }: Noted): Promise<void> {
  const { network, address = null } = caller
  const hit: LimitHit = { id: randomUUID(), at: at.toISOString(), limit, key, network: maskNetwork(network), address }
  await redis
    .multi()
    .lpush(LIST, JSON.stringify(hit))
    .ltrim(LIST, 0, KEPT - 1)
    .expire(LIST, SECONDS)
    .exec()
}

/** Newest first. */
export async function listLimitHits(redis: Redis): Promise<readonly LimitHit[]> {
  return (await redis.lrange(LIST, 0, -1)).map((text) => JSON.parse(text) as LimitHit)
}

export async function findLimitHit(redis: Redis, id: string): Promise<LimitHit | undefined> {
  return (await listLimitHits(redis)).find((hit) => hit.id === id)
}

/** Starts the count anew for whoever was stopped. */
export async function forgetLimit(redis: Redis, hit: LimitHit): Promise<void> {
  await redis.del(limitKey(hit.limit, hit.key))
  await redis.lrem(LIST, 0, JSON.stringify(hit))
}
