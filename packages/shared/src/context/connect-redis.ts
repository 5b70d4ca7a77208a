import { Redis } from 'ioredis'
import type { Logger } from '../log/create-log.ts'

/** The Redis of a process. Connects at the first command; one that is away fails commands soon and is looked for again. */
export function connectRedis(url: string, log: Logger): Redis {
  const redis = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: 2,
    retryStrategy: (times) => Math.min(times * 100, 2_000),
  })
  redis.on('error', (error) => log.warn({ err: error }, 'redis connection failed'))
  return redis
}
