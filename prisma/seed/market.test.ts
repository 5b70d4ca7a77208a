import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import { findProduct } from '@rose-ash/domains/market/products/find-product'
import { createTestContext } from '@rose-ash/domains/testing/create-test-context'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { products } from './data/products.ts'
import { createDemoClock } from './demo-clock.ts'
import { seedMarket } from './market.ts'
import { seedOrders } from './orders.ts'

let ctx: SharedContext
const clock = createDemoClock()
beforeAll(async () => {
  const ROSE_DATA_DIR = await mkdtemp(join(tmpdir(), 'rose-seed-'))
  ctx = await createTestContext('cli', { clock, env: { ROSE_DATA_DIR } })
  await resetStores()
})
afterAll(() => ctx.close())

it('fills eight shelves and gives members a past, and a second time changes nothing', async () => {
  const member = await createMember(ctx, { email: 'member@rose.localhost' })
  for (let time = 0; time < 2; time += 1) {
    await clock.daysAgo(90, () => seedMarket(ctx))
    await seedOrders(ctx, clock)
  }
  expect(await ctx.db.product.count({ where: { status: 'published' } })).toBe(products.length)
  expect(await ctx.db.category.count()).toBe(8)
  expect(await ctx.db.activity.count({ where: { type: 'market.product.published' } })).toBe(products.length)
  const orders = await ctx.services.cart.listOrders(ctx.db, { memberId: member.id })
  expect(orders.map(({ status }) => status)).toEqual(['paid', 'paid'])
  const rye = await findProduct(ctx.db, { slug: 'slow-rye' })
  expect(rye?.variants[0]).toMatchObject({ available: 17, priceMinor: 440, unitPrice: { minor: 55, per: '100 g' } })
}, 60_000)
