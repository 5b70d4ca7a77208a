import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { NOTICES } from '@rose-ash/domains/context/notices'
import { PROJECTIONS } from '@rose-ash/domains/context/projections'
import { type Correction, correctProduct } from '@rose-ash/domains/market/products/correct-product'
import { withdrawProduct } from '@rose-ash/domains/market/products/publish-product'
import { createProduct, type MadeProduct } from '@rose-ash/domains/testing/factories/create-product'
import { drainProjections, drainReactions } from '@rose-ash/kernel/testing/drain'
import { renderEmail } from '@rose-ash/server/views/render-email'
import { onAllergensCorrected } from '../src/reactions/on-allergens-corrected.ts'
import { type Buyer, createBuyer, openTill } from './buying.ts'

const { ctx, sumup, clean, close } = await openTill()
let buyer: Buyer
let bread: MadeProduct
let order: { readonly id: string; readonly number: number }

beforeEach(async () => {
  await clean()
  buyer = await createBuyer(ctx)
  bread = await createProduct(ctx, { name: 'Rye loaf', allergens: 'Rye' })
  order = await buy(buyer, bread)
})
afterEach(() => buyer.client.close())
afterAll(close)

async function buy(by: Buyer, { variantId }: MadeProduct) {
  await by.add(variantId)
  await sumup.press(await by.checkOut(), 'pay')
  const placed = await ctx.db.order.findFirstOrThrow({ where: { memberId: by.memberId }, orderBy: { number: 'desc' } })
  await by.client.get(`/orders/${placed.id}/return`)
  return placed
}

/** What a seller saves, and everything that follows from it. */
async function correct(words: Partial<Correction>, { productId }: MadeProduct = bread) {
  const product = await ctx.db.product.findUniqueOrThrow({ where: { id: productId } })
  const { name, allergens, updatedAt: version } = product
  const correction = { name, allergens, categorySlug: 'bread', ...words, productId, version, by: buyer.memberId }
  await ctx.transact((tx) => correctProduct(ctx, tx, correction))
  await follow()
}
async function follow() {
  await drainReactions(ctx, [onAllergensCorrected])
  await drainProjections(ctx, PROJECTIONS)
}

const letters = async () => {
  const rows = await ctx.db.outgoingMail.findMany({
    where: { template: 'order-allergens' },
    orderBy: { createdAt: 'asc' },
  })
  return rows.map(({ to, data }) => ({ to, ...renderEmail(ctx.views, 'emails/order-allergens', data as object) }))
}
const notices = () => ctx.db.notification.findMany({ where: { kind: 'order-allergens' } })
const told = async () => [(await letters()).length, (await notices()).length]

describe('a corrected allergen', () => {
  it('is told in a letter and a notice to whoever waits for the product, with the way to the order', async () => {
    await correct({ allergens: 'Rye, may contain nuts' })
    const [letter, ...others] = await letters()
    expect(others).toEqual([])
    expect(letter).toMatchObject({
      to: buyer.email,
      subject: `Order ${order.number}: the allergens of Rye loaf were corrected`,
    })
    for (const words of ['now: Rye, may contain nuts', 'before: Rye\n', `/orders/${order.id}`])
      expect(letter?.text).toContain(words)
    const [notice] = await notices()
    expect(notice).toMatchObject({ audience: `member:${buyer.memberId}`, objectId: order.id })
    const { words } = NOTICES.find(({ kind }) => kind === 'order-allergens') ?? {}
    const tools = { config: ctx.config, site: ctx.site, nameOf: () => '' }
    expect(words?.({ subject: notice?.subject as Record<string, unknown>, objectId: order.id }, tools)).toMatchObject({
      title: `The allergens of Rye loaf in your order ${order.number} were corrected`,
      href: `/orders/${order.id}`,
    })
  })

  it('is told once for each correction, whatever is saved again and however often the log is read', async () => {
    await correct({ allergens: 'Rye, nuts' })
    await correct({ allergens: 'Rye, nuts' })
    await follow()
    expect(await told()).toEqual([1, 1])
    await correct({ allergens: '' })
    expect(await told()).toEqual([2, 2])
    expect((await letters())[1]?.text).toContain('now: none are named')
  })

  it('tells nobody when something else was corrected, or another product', async () => {
    await correct({ name: 'Rye bread', description: 'Baked twice.', ingredients: 'Rye, salt' })
    await correct({ allergens: 'Oats' }, await createProduct(ctx))
    expect(await told()).toEqual([0, 0])
  })

  it('is told when the product has left the shelf, in each order that waits, one that is being paid too', async () => {
    const waiting = await createBuyer(ctx)
    await waiting.add(bread.variantId)
    await waiting.checkOut()
    await buy(buyer, bread)
    await ctx.transact((tx) => withdrawProduct(ctx, tx, { productId: bread.productId }))
    await correct({ allergens: 'Rye, nuts' })
    expect((await letters()).map(({ to }) => to).toSorted()).toEqual(
      [buyer.email, buyer.email, waiting.email].toSorted(),
    )
    await waiting.client.close()
  })

  it('is not told of orders that were handed over, refunded or given up', async () => {
    const others = [await buy(buyer, bread), await buy(buyer, bread)]
    await ctx.db.order.update({ where: { id: order.id }, data: { fulfilment: 'collected' } })
    await ctx.db.payment.updateMany({ where: { orderId: others[0]?.id }, data: { refundedMinor: 420, refundCount: 1 } })
    await ctx.db.order.update({ where: { id: others[1]?.id }, data: { status: 'cancelled' } })
    await correct({ allergens: 'Rye, nuts' })
    expect(await told()).toEqual([0, 0])
  })
})
