import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Stack } from '@rose-ash/devstack/start-stack'
import { createSharedContext } from '@rose-ash/domains/context/shared-context'
import { paymentStarted } from '@rose-ash/shared/activities/catalogue/cart'
import { baseEnvSchema } from '@rose-ash/shared/config/base-config'
import { parseEnv } from '@rose-ash/shared/config/parse-env'
import { request } from 'undici'
import type { BenchPage } from './page-list.ts'

const ROWS = 200
const EVERY_MS = 20

/** How often pages come from the cache while a till writes fifty rows a second that they do not read. */
export async function measureBurst(stack: Stack, pages: readonly BenchPage[]) {
  const ctx = createSharedContext('cart', parseEnv(baseEnvSchema, { ...stack.env, LOG_LEVEL: 'warn' }))
  const states = { cached: 0, made: 0 }
  try {
    for (let row = 0; row < ROWS; row += 1) {
      const object = { attemptId: randomUUID(), amountMinor: 340, currency: ctx.site.currency }
      await ctx.transact((tx) => ctx.activities.append(tx, paymentStarted, { object }))
      for (const { url, anonymous } of pages) {
        if (!anonymous) continue
        const { headers, body } = await request(url, { headers: anonymous })
        await body.dump()
        states[/page;desc="(fresh|stale)"/.test(String(headers['server-timing'])) ? 'cached' : 'made'] += 1
      }
      await sleep(EVERY_MS)
    }
  } finally {
    await ctx.close()
  }
  return { rows: ROWS, ...states, cachedShare: states.cached / (states.cached + states.made) }
}
