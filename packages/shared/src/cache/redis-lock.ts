import { randomUUID } from 'node:crypto'
import type { Redis } from 'ioredis'

/** Deletes the lock only while it is still ours: it may have expired and been taken by another process. */
const RELEASE = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0`

export interface RedisLock {
  release(): Promise<void>
}

/** Takes a lock that expires after `ms`; undefined when it is taken already. Advisory: it saves work, correctness must not depend on it. */
export async function takeLock(redis: Redis, key: string, ms: number): Promise<RedisLock | undefined> {
  const token = randomUUID()
  const taken = await redis.set(key, token, 'PX', ms, 'NX')
  if (taken !== 'OK') return undefined
  return {
    async release() {
      await redis.eval(RELEASE, 1, key, token).catch(() => undefined)
    },
  }
}
