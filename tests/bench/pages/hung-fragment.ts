import type { Stack } from '@rose-ash/devstack/start-stack'
import { Redis } from 'ioredis'
import { type Measurement, measure, type Target } from '../measure.ts'

const BUDGET_MS = 150

/** Measures a page while the market process is stopped dead (SIGSTOP) and none of its fragments are in the cache. */
export async function hungFragmentCase(
  stack: Stack,
  target: Target,
): Promise<{ measurement: Measurement; budgetMs: number }> {
  const market = stack.processes.find(({ name }) => name === 'market')
  if (!market) throw new Error('no process called market')
  process.kill(market.pid, 'SIGSTOP')
  try {
    await forgetFragments(stack.env.REDIS_URL ?? '')
    return { measurement: await measure(target), budgetMs: BUDGET_MS }
  } finally {
    process.kill(market.pid, 'SIGCONT')
  }
}

async function forgetFragments(redisUrl: string): Promise<void> {
  const redis = new Redis(redisUrl)
  const keys = (await redis.keys('*market.*')).filter((key) => key.includes('frag'))
  if (keys.length > 0) await redis.del(keys)
  redis.disconnect()
}
