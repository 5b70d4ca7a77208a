import { Redis } from 'ioredis'
import type { Logger } from '../log/create-log.ts'

const COMMAND_MS = 5_000

/**
 * A Redis client. Connects at the first command; while the server is down, commands fail fast and the client keeps reconnecting. A
 * server that accepts commands and answers none fails each after some seconds, so that no request waits for it without end.
 */
export function connectRedis(url: string, log: Logger): Redis {
  const redis = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: 2,
    commandTimeout: COMMAND_MS,
    retryStrategy: (times) => Math.min(times * 100, 2_000),
  })
  redis.on('error', (error) => log.warn({ err: error }, 'redis connection failed'))
  return redis
}
