import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import { internalUrl } from '@rose-ash/shared/config/base-config'
import { Redis } from 'ioredis'
import { request } from 'undici'
import { type Check, probe } from './finding.ts'

/** The greatest difference of clocks: tokens contain times, so a greater one makes valid tokens look expired or from the future. */
const AT_MOST_MS = 5_000

export const checkClocks: Check = (config) => {
  const advice = 'Let every machine keep its time by NTP; sign-ins and logouts fail when clocks differ.'
  return Promise.all([
    ...APP_NAMES.map((app) =>
      probe(`Clock of ${app}`, advice, async () => {
        const { headers, body } = await request(new URL('/healthz', internalUrl(config, app)), {
          headersTimeout: 5_000,
        })
        await body.dump()
        return compare(Date.parse(String(headers.date)))
      }),
    ),
    probe('Clock of Redis', advice, async () => {
      const redis = new Redis(config.REDIS_URL, {
        lazyConnect: true,
        maxRetriesPerRequest: 1,
        retryStrategy: () => null,
      })
      redis.on('error', () => {})
      try {
        const [seconds] = await redis.time()
        return compare(Number(seconds) * 1000)
      } finally {
        redis.disconnect()
      }
    }),
  ])
}

function compare(theirs: number): string {
  // Both times are in whole seconds.
  const skew = Math.abs(theirs - Date.now())
  if (!(skew <= AT_MOST_MS)) throw new Error(`${Math.round(skew / 1000)} s away from ours`)
  return 'agrees with ours'
}
