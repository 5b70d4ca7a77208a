import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals'
import { defineFlow } from '@rose-ash/kernel/flows/define-flow'
import { registerFlows } from '@rose-ash/kernel/flows/register-flows'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { z } from 'zod'
import type { SharedContext } from '../../context/shared-context.ts'
import { createTestContext } from '../../testing/create-test-context.ts'
import { createProduct } from '../../testing/factories/create-product.ts'
import { closeOrder } from '../orders/close-order.ts'
import { placeOrder } from '../orders/place-order.ts'
import { recordPayment } from '../payments/record-payment.ts'

let ctx: SharedContext
beforeAll(async () => {
  ctx = await createTestContext('cart')
})
beforeEach(async () => {
  await resetStores()
  const named = (name: string) => defineFlow({ name, version: 1, input: z.object({}), run: async () => null })
  await registerFlows(ctx, ['expire-order', 'reconcile-payment', 'refund-payment'].map(named))
})
afterAll(() => ctx.close())

async function place() {
  const memberId = randomUUID()
  const { variantId } = await createProduct(ctx)
  return ctx.transact(async (tx) => {
    const line = { kind: 'product' as const, refId: variantId, quantity: 1 }
    const cart = await ctx.services.cart.addLine(tx, { owner: { memberId, cartHash: null }, ...line })
    const placed = await placeOrder(ctx, tx, {
      memberId,
      cartVersion: cart.version,
      agreedTotalMinor: cart.totalMinor,
      contact: { name: 'Mara', email: 'mara@example.org' },
      merchantCode: 'MC',
      payWithinMs: 900_000,
    })
    return { orderId: placed.orderId, attemptId: 'attemptId' in placed ? (placed.attemptId ?? '') : '' }
  })
}

const started = () =>
  ctx.db.flowInstance.findMany({ select: { name: true, idempotencyKey: true }, orderBy: { name: 'asc' } })
async function signalled(): Promise<string[]> {
  const signals = await ctx.db.flowSignal.findMany({ where: { key: 'news' } })
  const flows = await ctx.db.flowInstance.findMany({ where: { id: { in: signals.map(({ flowId }) => flowId) } } })
  return flows.map(({ name }) => name)
}

it('an order that is placed has its two flows, with nobody else starting them', async () => {
  const { orderId, attemptId } = await place()
  expect(await started()).toEqual([
    { name: 'expire-order', idempotencyKey: orderId },
    { name: 'reconcile-payment', idempotencyKey: attemptId },
  ])
})

it('a payment tells the flow that would close the order', async () => {
  const { attemptId } = await place()
  await ctx.transact((tx) => recordPayment(ctx, tx, { attemptId }))
  expect(await signalled()).toEqual(['expire-order'])
})

it('a cancellation tells it too', async () => {
  const { orderId } = await place()
  await ctx.db.paymentAttempt.updateMany({ data: { status: 'expired' } })
  await ctx.transact((tx) => closeOrder(ctx, tx, { orderId, as: 'cancelled' }))
  expect(await signalled()).toEqual(['expire-order'])
})
