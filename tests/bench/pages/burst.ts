import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Stack } from '@rose-ash/devstack/start-stack'
import { createSharedContext } from '@rose-ash/domains/context/shared-context'
import { stockKeys } from '@rose-ash/domains/market/stock/stock-keys'
import { orderPlaced } from '@rose-ash/shared/activities/catalogue/cart'
import { baseEnvSchema } from '@rose-ash/shared/config/base-config'
import { parseEnv } from '@rose-ash/shared/config/parse-env'
import { request } from 'undici'
import type { BenchPage } from './page-list.ts'

const ROWS = 200
const EVERY_MS = 20

/** How many pages must be made again while fifty orders a second are placed for a product that none of them shows by itself, of which plenty is left. */
export async function measureBurst(stack: Stack, pages: readonly BenchPage[]) {
  const ctx = createSharedContext('cart', parseEnv(baseEnvSchema, { ...stack.env, LOG_LEVEL: 'warn' }))
  const states = { cached: 0, remade: 0 }
  try {
    const alsoTouches = stockKeys([{ productId: randomUUID(), fewest: 1_000, lowStockAt: 5 }])
    for (let row = 0; row < ROWS; row += 1) {
      const order = { number: row, memberId: randomUUID(), totalMinor: 340, currency: ctx.site.currency, itemCount: 1 }
      await ctx.transact((tx) => ctx.activities.append(tx, orderPlaced, { object: order, alsoTouches }))
      for (const { url, anonymous } of pages) {
        if (!anonymous) continue
        const { headers, body } = await request(url, { headers: anonymous })
        await body.dump()
        states[/page;desc="fresh"/.test(String(headers['server-timing'])) ? 'cached' : 'remade'] += 1
      }
      await sleep(EVERY_MS)
    }
  } finally {
    await ctx.close()
  }
  return { rows: ROWS, ...states, cachedShare: states.cached / (states.cached + states.remade) }
}
