import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { SoldOutError } from '@rose-ash/shared/protocols/reservable'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import type { SharedContext } from '../../context/shared-context.ts'
import { createTestContext } from '../../testing/create-test-context.ts'
import { createProduct } from '../../testing/factories/create-product.ts'

let ctx: SharedContext
beforeAll(async () => {
  ctx = await createTestContext('market')
})
beforeEach(resetStores)
afterAll(() => ctx.close())

const buyer = { memberId: null }
const later = () => new Date(Date.now() + 600_000)

function reserve(
  lines: readonly { refId: string; quantity: number }[],
  reservationId: string = randomUUID(),
): Promise<string> {
  return ctx.transact(async (tx) => {
    const wanted = lines.map((line) => ({ kind: 'product' as const, ...line }))
    await ctx.services.market.reserve(tx, { reservationId, lines: wanted, buyer, expiresAt: later() })
    return reservationId
  })
}

const confirm = (reservationId: string) =>
  ctx.transact((tx) =>
    ctx.services.market.confirm(tx, {
      reservationId,
      orderId: reservationId,
      buyer: { memberId: null, email: 'a@b.example', name: 'A' },
      lines: [],
    }),
  )
const release = (reservationId: string) => ctx.transact((tx) => ctx.services.market.release(tx, { reservationId }))
const stock = (id: string) =>
  ctx.db.variant.findUniqueOrThrow({ where: { id }, select: { onHand: true, reserved: true } })

describe('reserving stock', () => {
  it('200 parallel buyers of mixed baskets never get more than there is, and nothing is left that somebody wanted', async () => {
    const [bread, cheese] = [await createProduct(ctx, { onHand: 70 }), await createProduct(ctx, { onHand: 40 })]
    const both = [bread, cheese].map(({ variantId }) => ({ refId: variantId, quantity: 1 }))
    // Twenty lines of ten: all connections are busy all the time, and nobody waits longer than the pool allows.
    const lines = Array.from({ length: 20 }, async (_, lane) => {
      const outcomes: PromiseSettledResult<string>[] = []
      for (let turn = 0; turn < 10; turn += 1) {
        outcomes.push(...(await Promise.allSettled([reserve((lane + turn) % 2 ? both : both.toReversed())])))
      }
      return outcomes
    })
    const results = (await Promise.all(lines)).flat()
    const lost = results.filter((result) => result.status === 'rejected')
    expect(results.length - lost.length).toBe(40)
    expect(lost.every(({ reason }) => reason instanceof SoldOutError)).toBe(true)
    expect(await stock(bread.variantId)).toEqual({ onHand: 70, reserved: 40 })
    expect(await stock(cheese.variantId)).toEqual({ onHand: 40, reserved: 40 })
    expect(await ctx.db.stockHold.count({ where: { status: 'held' } })).toBe(80)
  })

  it('takes nothing when one line of several is short, and says which', async () => {
    const [bread, cheese] = [await createProduct(ctx, { onHand: 5 }), await createProduct(ctx, { onHand: 1 })]
    const wanted = [
      { refId: bread.variantId, quantity: 5 },
      { refId: cheese.variantId, quantity: 2 },
    ]
    await expect(reserve(wanted)).rejects.toMatchObject({
      code: 'sold_out',
      shortages: [{ kind: 'product', refId: cheese.variantId, wanted: 2, available: 1 }],
    })
    expect(await stock(bread.variantId)).toEqual({ onHand: 5, reserved: 0 })
  })

  it('does the same reservation once', async () => {
    const bread = await createProduct(ctx, { onHand: 5 })
    const id = await reserve([{ refId: bread.variantId, quantity: 3 }])
    await reserve([{ refId: bread.variantId, quantity: 3 }], id)
    expect(await stock(bread.variantId)).toEqual({ onHand: 5, reserved: 3 })
  })

  it('does not sell what is off the shelf', async () => {
    const bread = await createProduct(ctx, { published: false })
    await expect(reserve([{ refId: bread.variantId, quantity: 1 }])).rejects.toThrow(SoldOutError)
  })

  it('makes to order as many as are asked for', async () => {
    const cake = await createProduct(ctx, { onHand: 0, variant: { madeToOrder: true } })
    await confirm(await reserve([{ refId: cake.variantId, quantity: 30 }]))
    expect(await stock(cake.variantId)).toEqual({ onHand: 0, reserved: 0 })
  })
})

describe('confirming and releasing', () => {
  it('a confirmed sale lowers the stock once, with a movement', async () => {
    const bread = await createProduct(ctx, { onHand: 5 })
    const id = await reserve([{ refId: bread.variantId, quantity: 3 }])
    await Promise.all([confirm(id), confirm(id)])
    await release(id)
    expect(await stock(bread.variantId)).toEqual({ onHand: 2, reserved: 0 })
    expect(
      await ctx.db.stockMovement.findMany({ where: { kind: 'sold' }, select: { delta: true, onHandAfter: true } }),
    ).toEqual([{ delta: -3, onHandAfter: 2 }])
  })

  it('released stock is given back once', async () => {
    const bread = await createProduct(ctx, { onHand: 5 })
    const id = await reserve([{ refId: bread.variantId, quantity: 3 }])
    await Promise.all([release(id), release(id)])
    expect(await stock(bread.variantId)).toEqual({ onHand: 5, reserved: 0 })
  })

  it('what was given back is taken again by a late payment while there is enough, else it is sold out', async () => {
    const bread = await createProduct(ctx, { onHand: 5 })
    const late = await reserve([{ refId: bread.variantId, quantity: 3 }])
    const later = await reserve([{ refId: bread.variantId, quantity: 2 }])
    await release(late)
    await confirm(late)
    expect(await stock(bread.variantId)).toEqual({ onHand: 2, reserved: 2 })
    await release(later)
    await confirm(await reserve([{ refId: bread.variantId, quantity: 1 }]))
    await expect(confirm(later)).rejects.toThrow(SoldOutError)
    expect(await stock(bread.variantId)).toEqual({ onHand: 1, reserved: 0 })
  })

  it('a sale that is undone puts its things back on the shelf once, with a movement', async () => {
    const bread = await createProduct(ctx, { onHand: 5 })
    const id = await reserve([{ refId: bread.variantId, quantity: 3 }])
    const takeBack = () => ctx.transact((tx) => ctx.services.market.takeBack(tx, { reservationId: id, by: null }))
    await takeBack()
    expect(await stock(bread.variantId)).toEqual({ onHand: 5, reserved: 3 })
    await confirm(id)
    await Promise.all([takeBack(), takeBack()])
    expect(await stock(bread.variantId)).toEqual({ onHand: 5, reserved: 0 })
    expect(
      await ctx.db.stockMovement.findMany({ where: { kind: 'returned' }, select: { delta: true, onHandAfter: true } }),
    ).toEqual([{ delta: 3, onHandAfter: 5 }])
  })
})
