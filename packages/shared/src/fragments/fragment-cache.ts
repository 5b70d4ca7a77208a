import type { Redis } from 'ioredis'
import { type RedisLock, takeLock } from '../cache/redis-lock.ts'
import { withDeadline } from '../cache/with-deadline.ts'
import { FRAGMENTS } from './catalogue.ts'
import type { FragmentKey } from './fragment-key.ts'

interface StoredFragment {
  readonly html: string
  readonly at: number
  readonly marks: string
}

export interface Lookup {
  /** Marks as they are now. A copy made from here on is stored with them, so that a change meanwhile outdates it. */
  readonly marks: string
  readonly html?: string
  readonly freshness: 'fresh' | 'stale' | 'outdated' | 'absent'
}

export interface FragmentCache {
  /** Looks all keys up in one round trip. Rejects when Redis does not answer in time. */
  lookup(keys: readonly FragmentKey[], withinMs: number): Promise<Lookup[]>
  store(key: FragmentKey, html: string, marks: string): Promise<void>
  lock(key: FragmentKey, marks: string): Promise<RedisLock | undefined>
  isLocked(key: FragmentKey, marks: string): Promise<boolean>
  /** Moves marks on: every copy made under them is out of date from now. */
  outdate(marks: readonly string[]): Promise<void>
}

const LOCK_MS = 3_000
const DAYS_2 = 2 * 24 * 3600

export function createFragmentCache(redis: Redis): FragmentCache {
  return {
    async lookup(keys, withinMs) {
      const names = [...new Set(keys.flatMap(({ entry, marks }) => [entry, ...marks]))]
      const values = await withDeadline(redis.mget(names), withinMs)
      const byName = new Map(names.map((name, index) => [name, values[index] ?? null]))
      return keys.map((key) => judge(key, byName))
    },
    async store(key, html, marks) {
      const { ttlMs, staleMs } = FRAGMENTS[key.type]
      const stored: StoredFragment = { html, at: Date.now(), marks }
      await redis.set(key.entry, JSON.stringify(stored), 'PX', ttlMs + staleMs)
    },
    lock: (key, marks) => takeLock(redis, lockName(key, marks), LOCK_MS),
    isLocked: async (key, marks) => (await redis.exists(lockName(key, marks))) === 1,
    async outdate(marks) {
      const moves = redis.pipeline()
      for (const mark of marks) moves.incr(mark).expire(mark, DAYS_2)
      await moves.exec()
    },
  }
}

function judge(key: FragmentKey, byName: ReadonlyMap<string, string | null>): Lookup {
  const marks = key.marks.map((mark) => byName.get(mark) ?? '0').join('.')
  const stored = parseStored(byName.get(key.entry))
  if (!stored) return { marks, freshness: 'absent' }
  if (stored.marks !== marks) return { marks, html: stored.html, freshness: 'outdated' }
  const isFresh = Date.now() - stored.at < FRAGMENTS[key.type].ttlMs
  return { marks, html: stored.html, freshness: isFresh ? 'fresh' : 'stale' }
}

function parseStored(text: string | null | undefined): StoredFragment | undefined {
  if (!text) return undefined
  try {
    return JSON.parse(text) as StoredFragment
  } catch {
    return undefined
  }
}

const lockName = (key: FragmentKey, marks: string) => `${key.entry}:lock:${marks}`
