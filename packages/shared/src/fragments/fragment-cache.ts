import type { Redis } from 'ioredis'
import { type RedisLock, takeLock } from '../cache/redis-lock.ts'
import { withDeadline } from '../cache/with-deadline.ts'
import { latestMark, markName } from '../freshness/marks.ts'
import { FRAGMENTS } from './catalogue.ts'
import type { FragmentKey } from './fragment-key.ts'

interface StoredFragment {
  readonly html: string
  /** When rendering of the copy began, in milliseconds. */
  readonly at: number
  readonly marks: string
}

/**
 * `fresh`: served without revalidation. `stale`: older than its `ttlMs`. `touched`: a key that it reads was touched after rendering
 * began. `outdated`: the reader has changed something after that and must see the change.
 */
export type Freshness = 'fresh' | 'stale' | 'touched' | 'outdated' | 'absent'

export interface Lookup {
  /** The current marks. A copy rendered from now on is stored with them, so that a change during rendering makes it out of date. */
  readonly marks: string
  readonly html?: string
  /** When rendering of the copy began, in milliseconds. */
  readonly at?: number
  readonly freshness: Freshness
}

export interface FragmentCache {
  /** Reads all keys and further marks in one round trip. Rejects when Redis does not answer in time. */
  lookup(keys: readonly FragmentKey[], marks: readonly string[], withinMs: number): Promise<LookupResult>
  /** Stores a copy whose rendering began at `at`, unless the stored copy was begun later. */
  store(key: FragmentKey, html: string, made: { readonly marks: string; readonly at: number }): Promise<void>
  lock(key: FragmentKey, marks: string): Promise<RedisLock | undefined>
  isLocked(key: FragmentKey, marks: string): Promise<boolean>
}

export interface LookupResult {
  readonly found: readonly Lookup[]
  /** The values of the further marks, in the order of the request. */
  readonly marks: readonly (string | null)[]
}

const LOCK_MS = 3_000

const STORE = `
local old = redis.call('GET', KEYS[1])
if old then
  local ok, copy = pcall(cjson.decode, old)
  if ok and tonumber(copy.at) > tonumber(ARGV[2]) then return 0 end
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[3])
return 1`

export function createFragmentCache(redis: Redis): FragmentCache {
  return {
    async lookup(keys, marks, withinMs) {
      const names = [...new Set([...keys.flatMap(namesOf), ...marks])]
      if (names.length === 0) return { found: [], marks: [] }
      const values = await withDeadline(redis.mget(names), withinMs)
      const byName = new Map(names.map((name, index) => [name, values[index] ?? null]))
      return { found: keys.map((key) => judge(key, byName)), marks: marks.map((name) => byName.get(name) ?? null) }
    },
    async store(key, html, { marks, at }) {
      const { ttlMs, staleMs } = FRAGMENTS[key.type]
      const stored: StoredFragment = { html, at, marks }
      await redis.eval(STORE, 1, key.entry, JSON.stringify(stored), at, ttlMs + staleMs)
    },
    lock: (key, marks) => takeLock(redis, lockName(key, marks), LOCK_MS),
    isLocked: async (key, marks) => (await redis.exists(lockName(key, marks))) === 1,
  }
}

const namesOf = ({ entry, reads, writes }: FragmentKey): string[] => [
  entry,
  ...reads.map(markName),
  ...(writes ? [markName(writes)] : []),
]

function judge(key: FragmentKey, byName: ReadonlyMap<string, string | null>): Lookup {
  const wrote = key.writes ? byName.get(markName(key.writes)) : undefined
  const marks = [...key.reads.map((read) => byName.get(markName(read))), wrote].map((value) => value ?? '0').join('.')
  const stored = parseStored(byName.get(key.entry))
  if (!stored) return { marks, freshness: 'absent' }
  const { html, at } = stored
  if (latestMark([wrote]) >= at) return { marks, html, at, freshness: 'outdated' }
  if (stored.marks !== marks) return { marks, html, at, freshness: 'touched' }
  const isFresh = Date.now() - at < FRAGMENTS[key.type].ttlMs
  return { marks, html, at, freshness: isFresh ? 'fresh' : 'stale' }
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
