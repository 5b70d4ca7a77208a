import { Redis } from 'ioredis'
import type { Logger } from '../log/create-log.ts'

/** A Redis client. Connects at the first command; while the server is down, commands fail fast and the client keeps reconnecting. */
export function connectRedis(url: string, log: Logger): Redis {
  const redis = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: 2,
    retryStrategy: (times) => Math.min(times * 100, 2_000),
  })
  redis.on('error', (error) => log.warn({ err: error }, 'redis connection failed'))
  return redis
}
