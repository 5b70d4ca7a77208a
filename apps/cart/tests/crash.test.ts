import { afterAll, afterEach, beforeEach, expect, it } from '@jest/globals'
import { listQuantities } from '@rose-ash/domains/cart/carts/list-quantities'
import { createProduct } from '@rose-ash/domains/testing/factories/create-product'
import { checkOut } from '../src/services/orders/check-out.ts'
import { settleOrder } from '../src/services/orders/settle-order.ts'
import type { PaymentDeps } from '../src/services/payments/payment-deps.ts'
import type { SumUp } from '../src/services/sumup/create-sumup.ts'
import { type Buyer, createBuyer, openTill, runFlows } from './buying.ts'

const { ctx, sumup, clock, clean, close } = await openTill()
let buyer: Buyer

beforeEach(async () => {
  await clean()
  await runFlows(ctx)
  buyer = await createBuyer(ctx)
})
afterEach(() => buyer.client.close())
afterAll(close)

class Killed extends Error {}

/** The context of a process that dies at its n-th step (a transaction or a call to SumUp), before it or after it, and does nothing more. */
function dyingAt(n: number, moment: 'before' | 'after'): PaymentDeps & { readonly steps: () => number } {
  let steps = 0
  const step = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    steps += 1
    if (steps > n || (steps === n && moment === 'before')) throw new Killed()
    const result = await work()
    if (steps === n) throw new Killed()
    return result
  }
  const calls: SumUp = {
    ...ctx.sumup,
    createCheckout: (checkout) => step(() => ctx.sumup.createCheckout(checkout)),
    getCheckout: (id) => step(() => ctx.sumup.getCheckout(id)),
    findCheckout: (reference) => step(() => ctx.sumup.findCheckout(reference)),
    deactivateCheckout: (id) => step(() => ctx.sumup.deactivateCheckout(id)),
  }
  return {
    app: ctx.app,
    db: ctx.db,
    redis: ctx.redis,
    activities: ctx.activities,
    services: ctx.services,
    config: ctx.config,
    site: ctx.site,
    log: ctx.log,
    clock,
    sumup: calls,
    transact: (work, options) => step(() => ctx.transact(work, options)),
    steps: () => steps,
  }
}

/** Buys and pays in a process that may die; what it could not do is left to the workers of the next one. */
async function buyWith(deps: PaymentDeps, input: { cartVersion: number; agreedTotalMinor: number }): Promise<void> {
  const { memberId, collectionPointId, email } = buyer
  const contact = { name: 'Rosa Marsh', email }
  const { orderId, payUrl } = await checkOut(deps, { memberId, collectionPointId, contact, ...input })
  if (payUrl) await sumup.press(payUrl, 'pay')
  await settleOrder(deps, { orderId })
}

/** The workers of a healthy process, over the time in which everything must have come to its end. */
async function laterOn(): Promise<void> {
  for (const minutes of [1, 4, 20, 1, 1]) await clock.turn(ctx, { minutes })
}

const MOMENTS = Array.from({ length: 6 }, (_, n) => [
  { n: n + 1, moment: 'before' as const },
  { n: n + 1, moment: 'after' as const },
]).flat()

it.each(MOMENTS)(
  'killed $moment step $n of buying, nothing is lost and nothing is done twice',
  async ({ n, moment }) => {
    const { variantId } = await createProduct(ctx)
    await buyer.add(variantId, 2)
    const cart = await ctx.services.cart.readCart(ctx.db, { owner: { memberId: buyer.memberId, cartHash: null } })
    await buyWith(dyingAt(n, moment), { cartVersion: cart.version, agreedTotalMinor: cart.totalMinor }).catch(
      (error) => {
        if (!(error instanceof Killed)) throw error
      },
    )
    await laterOn()

    const orders = await ctx.db.order.findMany({ include: { attempts: true, payments: true } })
    const stock = await ctx.db.variant.findUniqueOrThrow({ where: { id: variantId } })
    const paidAtSumUp = await paidReferences(orders.flatMap(({ attempts }) => attempts))
    expect(orders.length).toBeLessThanOrEqual(1)
    expect(orders.filter(({ status }) => status === 'paid')).toHaveLength(paidAtSumUp.length)
    expect(orders.flatMap(({ payments }) => payments)).toHaveLength(paidAtSumUp.length)
    expect(stock).toMatchObject({ onHand: paidAtSumUp.length > 0 ? 8 : 10, reserved: 0 })
    expect(await ctx.db.activity.count({ where: { type: 'cart.order.paid' } })).toBe(paidAtSumUp.length)
    const basket = await listQuantities(ctx.db, { owner: { memberId: buyer.memberId, cartHash: null } })
    expect(basket.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(paidAtSumUp.length > 0 ? 0 : 2)
  },
)

async function paidReferences(attempts: readonly { reference: string }[]): Promise<string[]> {
  const found = await Promise.all(attempts.map(({ reference }) => ctx.sumup.findCheckout(reference)))
  return found.flatMap((facts) => (facts?.status === 'PAID' ? [facts.reference] : []))
}
