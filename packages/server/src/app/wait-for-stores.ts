import { setTimeout as sleep } from 'node:timers/promises'
import type { BaseContext } from '@rose-ash/shared/context/base-context'

/**
 * Waits until PostgreSQL and Redis answer: in a stack everything starts at once. Throws after `timeoutMs` with what the missing one said
 * last, so that whoever started the process starts it again.
 */
export async function waitForStores(
  { db, redis }: Pick<BaseContext, 'db' | 'redis'>,
  { timeoutMs = 120_000 } = {},
): Promise<void> {
  const deadline = Date.now() + timeoutMs
  await Promise.all([
    untilItAnswers('PostgreSQL', () => db.$queryRaw`SELECT 1`, deadline),
    untilItAnswers('Redis', () => redis.ping(), deadline),
  ])
}

async function untilItAnswers(name: string, ask: () => Promise<unknown>, deadline: number): Promise<void> {
  for (;;) {
    try {
      await ask()
      return
    } catch (error) {
      if (Date.now() > deadline) throw new Error(`${name} did not answer in time`, { cause: error })
      await sleep(250)
    }
  }
}
