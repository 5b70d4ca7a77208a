import { Redis } from 'ioredis'
import { readTestRunConfig, type TestRunConfig } from './config.ts'

let prepared: Promise<string> | undefined

/** The URL of this Jest worker's own Redis database, empty at the start of each test file. */
export function testRedis(): Promise<string> {
  prepared ??= prepare(readTestRunConfig())
  return prepared
}

/** Empties this worker's Redis database. */
export async function resetRedis(): Promise<void> {
  await flush(await testRedis())
}

async function prepare({ redisUrl, run, worker }: TestRunConfig): Promise<string> {
  const own = new URL(redisUrl)
  own.pathname = `/${await withRedis(redisUrl, (redis) => claimDatabase(redis, `${run}:${worker}`))}`
  await flush(own.href)
  return own.href
}

/** Takes the databases in turn: several test runs share the server, which has far more databases than there are workers at a time. */
async function claimDatabase(redis: Redis, owner: string): Promise<number> {
  const key = `rose-test:database:${owner}`
  const known = await redis.get(key)
  if (known) return Number(known)
  const [, databases = '16'] = (await redis.config('GET', 'databases').catch(() => [])) as string[]
  const claimed = ((await redis.incr('rose-test:databases')) % (Number(databases) - 1)) + 1
  await redis.set(key, claimed, 'EX', 7200)
  return claimed
}

async function flush(url: string): Promise<void> {
  await withRedis(url, (redis) => redis.flushdb())
}

async function withRedis<T>(url: string, work: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(url, { maxRetriesPerRequest: 2 })
  try {
    return await work(redis)
  } finally {
    redis.disconnect()
  }
}
