import { Redis } from 'ioredis'
import { type Check, probe } from './finding.ts'

/** Redis answers, persists its data, and evicts nothing when full. */
export const checkRedis: Check = async (config) => {
  const redis = new Redis(config.REDIS_URL, { lazyConnect: true, maxRetriesPerRequest: 1, retryStrategy: () => null })
  redis.on('error', () => {})
  try {
    return [
      await probe('Redis', 'Check REDIS_URL and that the server takes connections from here.', async () => {
        const version = /redis_version:(\S+)/.exec(await redis.info('server'))?.[1] ?? ''
        if (Number.parseInt(version, 10) < 7) throw new Error(`version ${version} is too old; 7 is needed`)
        return `version ${version}`
      }),
      await probe(
        'Redis keeps jobs',
        'Set maxmemory-policy noeviction: anything else may drop mails and sessions.',
        async () => {
          const policy = /maxmemory_policy:(\S+)/.exec(await redis.info('memory'))?.[1]
          if (policy !== 'noeviction') throw new Error(`maxmemory-policy is ${policy}`)
          return policy
        },
      ),
    ]
  } finally {
    redis.disconnect()
  }
}
