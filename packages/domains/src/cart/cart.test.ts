import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { CartOwner } from '@rose-ash/shared/protocols/cart'
import { hashToken } from '@rose-ash/shared/secrets/hash-token'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import type { SharedContext } from '../context/shared-context.ts'
import { createTestContext } from '../testing/create-test-context.ts'
import { createMember } from '../testing/factories/create-member.ts'
import { createProduct, type MadeProduct } from '../testing/factories/create-product.ts'
import { closeOrder } from './orders/close-order.ts'
import type { PlacedOrder, PlaceOrder } from './orders/place-order.ts'
import { placeOrder } from './orders/place-order.ts'
import { recordPayment } from './payments/record-payment.ts'

let ctx: SharedContext
beforeAll(async () => {
  ctx = await createTestContext('cart')
})
beforeEach(resetStores)
afterAll(() => ctx.close())

const visitor = () => {
  const cartToken = randomBytes(32).toString('base64url')
  return { memberId: null, cartToken, cartHash: hashToken(cartToken) }
}
const member = (): CartOwner & { memberId: string } => ({ memberId: randomUUID(), cartHash: null })
const add = (owner: CartOwner, { variantId }: MadeProduct, quantity = 1) =>
  ctx.transact((tx) => ctx.services.cart.addLine(tx, { owner, kind: 'product', refId: variantId, quantity }))
const read = (owner: CartOwner) => ctx.services.cart.readCart(ctx.db, { owner })
const merge = (cartToken: string, memberId: string) =>
  ctx.transact((tx) => ctx.services.cart.mergeAnonymous(tx, { cartToken, memberId }))
const stock = (id: string) =>
  ctx.db.variant.findUniqueOrThrow({ where: { id }, select: { onHand: true, reserved: true } })

async function place(memberId: string, input: Partial<PlaceOrder> = {}): Promise<PlacedOrder> {
  const cart = await read({ memberId, cartHash: null })
  return ctx.transact((tx) =>
    placeOrder(ctx, tx, {
      memberId,
      cartVersion: cart.version,
      agreedTotalMinor: cart.totalMinor,
      contact: { name: 'Mara', email: 'mara@example.org' },
      merchantCode: 'MC',
      payWithinMs: 900_000,
      ...input,
    }),
  )
}

const pay = (attemptId: string | null) =>
  ctx.transact((tx) => recordPayment(ctx, tx, { attemptId: attemptId ?? '', transactionId: 't' }))
const attemptOf = (placed: PlacedOrder) => (placed.kind === 'other-pending' ? null : placed.attemptId)

describe('carts', () => {
  it('adds up what is put in twice, with today’s prices', async () => {
    const owner = visitor()
    const bread = await createProduct(ctx)
    await Promise.all([add(owner, bread), add(owner, bread)])
    expect(await read(owner)).toMatchObject({ count: 2, totalMinor: 840, orderable: true, lines: [{ quantity: 2 }] })
  })

  it('says that a price has changed since, and charges the new one', async () => {
    const owner = visitor()
    const bread = await createProduct(ctx)
    await add(owner, bread)
    await ctx.db.variant.update({ where: { id: bread.variantId }, data: { priceMinor: 450 } })
    expect(await read(owner)).toMatchObject({
      totalMinor: 450,
      lines: [{ unitPriceMinor: 450, priceBeforeMinor: 420 }],
    })
  })

  it('cannot be ordered while more is asked for than there is', async () => {
    const owner = visitor()
    await add(owner, await createProduct(ctx, { onHand: 2 }), 3)
    expect(await read(owner)).toMatchObject({ orderable: false, lines: [{ state: 'too-many', available: 2 }] })
  })

  it('gives members their price', async () => {
    const bread = await createProduct(ctx, { variant: { memberPriceMinor: 380 } })
    const { id: memberId } = await createMember(ctx, { roles: ['cooperator'] })
    const owners = [{ memberId, cartHash: null }, member()]
    for (const owner of owners) await add(owner, bread)
    const carts = await Promise.all(owners.map((owner) => read(owner)))
    expect(carts.map(({ totalMinor }) => totalMinor)).toEqual([380, 420])
  })

  it('a line of somebody else’s cart is not found', async () => {
    const [mine, theirs] = [visitor(), visitor()]
    const bread = await createProduct(ctx)
    await add(mine, bread)
    const lineId = (await add(theirs, bread)).lines[0]?.id ?? ''
    const attempt = ctx.transact((tx) => ctx.services.cart.setQuantity(tx, { owner: mine, lineId, quantity: 0 }))
    await expect(attempt).rejects.toMatchObject({ status: 404 })
  })
})

describe('merging at sign-in', () => {
  it('loses and doubles nothing, even when two hosts sign in at once', async () => {
    const [anonymous, owner] = [visitor(), member()]
    const [bread, cheese] = [await createProduct(ctx), await createProduct(ctx)]
    await add(owner, bread, 2)
    await add(anonymous, bread, 1)
    await add(anonymous, cheese, 3)
    await Promise.all([merge(anonymous.cartToken, owner.memberId), merge(anonymous.cartToken, owner.memberId)])
    const cart = await read(owner)
    expect(new Map(cart.lines.map(({ title, quantity }) => [title, quantity]))).toEqual(
      new Map([
        [bread.name, 3],
        [cheese.name, 3],
      ]),
    )
    expect((await read(anonymous)).count).toBe(0)
  })

  it('a used token leads nowhere, so nobody can take the lines again', async () => {
    const [anonymous, owner, thief] = [visitor(), member(), member()]
    await add(anonymous, await createProduct(ctx))
    await merge(anonymous.cartToken, owner.memberId)
    expect(await merge(anonymous.cartToken, thief.memberId)).toEqual({ movedLines: 0 })
    expect((await read(owner)).count).toBe(1)
  })
})

describe('placing an order', () => {
  it('a second click and a second tab end at the same order', async () => {
    const owner = member()
    const bread = await createProduct(ctx)
    await add(owner, bread, 2)
    const placed = await Promise.all([place(owner.memberId), place(owner.memberId), place(owner.memberId)])
    expect(placed.map(({ kind }) => kind).toSorted()).toEqual(['already-placed', 'already-placed', 'placed'])
    expect(new Set(placed.map(({ orderId }) => orderId)).size).toBe(1)
    expect(await stock(bread.variantId)).toEqual({ onHand: 10, reserved: 2 })
    expect(await ctx.db.activity.count({ where: { type: 'cart.order.placed' } })).toBe(1)
  })

  it('refuses a total that was not the buyer’s, and a basket that has changed in another tab', async () => {
    const owner = member()
    const bread = await createProduct(ctx)
    await add(owner, bread)
    await expect(place(owner.memberId, { agreedTotalMinor: 1 })).rejects.toMatchObject({ details: { why: 'prices' } })
    await expect(place(owner.memberId, { cartVersion: 0 })).rejects.toMatchObject({ details: { why: 'lines' } })
    expect(await ctx.db.order.count()).toBe(0)
  })

  it('reserves nothing and writes nothing when something is sold out', async () => {
    const [owner, other] = [member(), member()]
    const [bread, cheese] = [await createProduct(ctx), await createProduct(ctx, { onHand: 1 })]
    for (const { memberId } of [owner, other]) {
      await add({ memberId, cartHash: null }, bread)
      await add({ memberId, cartHash: null }, cheese)
    }
    await place(other.memberId)
    await expect(place(owner.memberId)).rejects.toMatchObject({ code: 'sold_out' })
    expect(await stock(bread.variantId)).toEqual({ onHand: 10, reserved: 1 })
    expect(await ctx.db.order.count()).toBe(1)
  })

  it('another basket waits until the earlier order is closed', async () => {
    const owner = member()
    const bread = await createProduct(ctx)
    await add(owner, bread)
    const first = await place(owner.memberId)
    await add(owner, bread)
    expect(await place(owner.memberId)).toEqual({ kind: 'other-pending', orderId: first.orderId })
  })
})

describe('being paid', () => {
  it('lowers stock, empties the basket of what was bought and is told once', async () => {
    const owner = member()
    const [bread, cheese] = [await createProduct(ctx), await createProduct(ctx)]
    await add(owner, bread, 2)
    const placed = await place(owner.memberId)
    await add(owner, bread)
    await add(owner, cheese)
    const outcomes = await Promise.all([pay(attemptOf(placed)), pay(attemptOf(placed))])
    expect(outcomes.toSorted()).toEqual(['already-paid', 'paid'])
    expect(await stock(bread.variantId)).toEqual({ onHand: 8, reserved: 0 })
    expect((await read(owner)).lines.map(({ quantity }) => quantity)).toEqual([1, 1])
    expect(await ctx.db.activity.count({ where: { type: 'cart.order.paid' } })).toBe(1)
    expect(await ctx.db.payment.findMany({ select: { amountMinor: true, status: true } })).toEqual([
      { amountMinor: 840, status: 'applied' },
    ])
  })

  it('cannot be closed while an attempt could still take money', async () => {
    const owner = member()
    await add(owner, await createProduct(ctx))
    const { orderId } = await place(owner.memberId)
    const close = () => ctx.transact((tx) => closeOrder(ctx, tx, { orderId, as: 'expired' }))
    await expect(close()).rejects.toMatchObject({ code: 'attempt_open' })
    await ctx.db.paymentAttempt.updateMany({ data: { status: 'expired' } })
    await close()
    expect(await ctx.db.order.findUnique({ where: { id: orderId }, select: { status: true } })).toEqual({
      status: 'expired',
    })
  })

  it('late money for an order whose goods are gone is owed, and touches no stock', async () => {
    const [owner, other] = [member(), member()]
    const [bread, cheese] = [await createProduct(ctx, { onHand: 1 }), await createProduct(ctx)]
    await add(owner, cheese)
    await add(owner, bread)
    const placed = await place(owner.memberId)
    await ctx.db.paymentAttempt.updateMany({ data: { status: 'expired' } })
    await ctx.transact((tx) => closeOrder(ctx, tx, { orderId: placed.orderId, as: 'expired' }))
    await add(other, bread)
    await pay(attemptOf(await place(other.memberId)))
    expect(await pay(attemptOf(placed))).toBe('owed')
    expect(await stock(cheese.variantId)).toEqual({ onHand: 10, reserved: 0 })
    expect(await ctx.services.cart.findOrder(ctx.db, { orderId: placed.orderId })).toMatchObject({ status: 'owed' })
  })

  it('an order is nobody else’s to read', async () => {
    const owner = member()
    await add(owner, await createProduct(ctx))
    const { orderId } = await place(owner.memberId)
    expect(await ctx.services.cart.findOrder(ctx.db, { orderId, memberId: randomUUID() })).toBeNull()
    expect(await ctx.services.cart.listOrders(ctx.db, { memberId: owner.memberId })).toMatchObject([
      { id: orderId, itemCount: 1 },
    ])
  })
})
