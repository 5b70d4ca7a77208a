import { afterAll, afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { adoptOpenWork } from '@rose-ash/domains/cart/flows/adopt-open-work'
import { createProduct } from '@rose-ash/domains/testing/factories/create-product'
import { createFlowRunner, type FlowRunner } from '@rose-ash/kernel/flows/runner/flow-runner'
import type { AppContext } from '../src/context.ts'
import { expireOrder } from '../src/flows/expire-order.flow.ts'
import { reconcilePayment } from '../src/flows/reconcile-payment.flow.ts'
import { type Buyer, createBuyer, openTill, runFlows } from './buying.ts'

const { ctx, sumup, clock, clean, close } = await openTill()
let buyer: Buyer

beforeEach(async () => {
  await clean()
  buyer = await createBuyer(ctx)
})
afterEach(() => {
  jest.restoreAllMocks()
  return buyer.client.close()
})
afterAll(close)

/** A basket of two loaves, ordered; answers the payment page. */
async function order(): Promise<{ readonly payUrl: string; readonly variantId: string }> {
  const { variantId } = await createProduct(ctx)
  await buyer.add(variantId, 2)
  return { payUrl: await buyer.checkOut(), variantId }
}
const status = async () => (await ctx.db.order.findFirstOrThrow({ select: { status: true } })).status
const stock = (id: string) =>
  ctx.db.variant.findUniqueOrThrow({ where: { id }, select: { onHand: true, reserved: true } })
const facts = async () => {
  const rows = await ctx.db.activity.findMany({ where: { type: { startsWith: 'cart.' } }, orderBy: { seq: 'asc' } })
  return rows.map(({ type }) => type)
}

/** Lets just so much time pass that the next waiting flow has its turn. */
async function turnToNext(): Promise<void> {
  await runFlows(ctx)
  const [next] = await ctx.db.$queryRaw<{ seconds: number }[]>`
    SELECT extract(epoch FROM min(wake_at) - now())::float8 AS seconds FROM flow_instances WHERE status = 'suspended'`
  await clock.turn(ctx, { seconds: Math.max(0, next?.seconds ?? 0) + 0.001 })
}

describe('an order that nobody pays', () => {
  beforeEach(() => runFlows(ctx))

  it('is kept while its buyer tries again, and closed when that time too is over', async () => {
    const { payUrl, variantId } = await order()
    await clock.turn(ctx, { minutes: 15 })
    await sumup.press(payUrl, 'decline')
    const [id] = await buyer.orderIds()
    await buyer.client.post(`/orders/${id}/payment`)
    await clock.turn(ctx, { minutes: 15 })
    expect(await status()).toBe('pending')
    expect(await stock(variantId)).toEqual({ onHand: 10, reserved: 2 })
    await clock.turn(ctx, { minutes: 6 })
    expect(await status()).toBe('expired')
    expect(await stock(variantId)).toEqual({ onHand: 10, reserved: 0 })
    expect(await facts()).toEqual([
      'cart.order.placed',
      'cart.payment.started',
      'cart.payment.failed',
      'cart.payment.expired',
      'cart.payment.started',
      'cart.payment.expired',
      'cart.order.closed',
    ])
  })

  it('ends its flows at once when it is cancelled', async () => {
    await order()
    await runFlows(ctx)
    const [id] = await buyer.orderIds()
    await buyer.client.post(`/orders/${id}/cancellation`)
    await runFlows(ctx)
    expect(await ctx.db.flowInstance.count({ where: { status: 'completed' } })).toBe(2)
  })
})

describe('a payment', () => {
  beforeEach(() => runFlows(ctx))

  it.each([0, 3, 8, 18])(
    'becomes an order within two minutes without a webhook, also after %i minutes',
    async (minutes) => {
      const { payUrl } = await order()
      await clock.turn(ctx, { minutes })
      await sumup.press(payUrl, 'pay')
      await clock.turn(ctx, { minutes: 2 })
      expect(await status()).toBe('paid')
      expect((await facts()).slice(-2)).toEqual(['cart.payment.received', 'cart.order.paid'])
    },
  )

  it('that comes after the order was closed is found by its webhook', async () => {
    const { payUrl } = await order()
    await runFlows(ctx)
    await ctx.db.paymentAttempt.updateMany({ data: { status: 'expired' } })
    await clock.turn(ctx, { minutes: 21 })
    expect(await status()).toBe('expired')
    await sumup.press(payUrl, 'pay')
    const { checkoutId } = await ctx.db.paymentAttempt.findFirstOrThrow()
    await buyer.client.post('/hooks/sumup', { json: { event_type: 'CHECKOUT_STATUS_CHANGED', id: checkoutId } })
    await runFlows(ctx)
    expect(await status()).toBe('paid')
  })

  it('of which SumUp says nothing for a day is left to a person, and its goods stay where they are', async () => {
    const { variantId } = await order()
    await sumup.faults({ api: 'down' })
    // Every pause of a failed step is then as short as it may be.
    jest.spyOn(Math, 'random').mockReturnValue(0)
    const started = clock.now()
    while (clock.now().getTime() < started.getTime() + 25 * 3600_000) await turnToNext()
    expect((await facts()).at(-1)).toBe('cart.payment.unresolved')
    expect(await ctx.db.paymentAttempt.findFirst()).toMatchObject({ status: 'pending', unresolvedAt: expect.any(Date) })
    expect(await stock(variantId)).toEqual({ onHand: 10, reserved: 2 })
    await sumup.faults({})
    await clock.turn(ctx, { minutes: 61 })
    expect(await status()).toBe('expired')
    expect(await stock(variantId)).toEqual({ onHand: 10, reserved: 0 })
  })

  it('whose webhook is sent without end does not make its history longer without end', async () => {
    await order()
    const { checkoutId } = await ctx.db.paymentAttempt.findFirstOrThrow()
    for (let sent = 0; sent < 60; sent += 1) {
      await buyer.client.post('/hooks/sumup', { json: { event_type: 'CHECKOUT_STATUS_CHANGED', id: checkoutId } })
      await runFlows(ctx)
    }
    const { id: flowId } = await ctx.db.flowInstance.findFirstOrThrow({ where: { name: 'reconcile-payment' } })
    expect(await ctx.db.flowStep.count({ where: { flowId } })).toBe(3 * 50 + 1)
  })
})

it('an order placed before any worker ever ran is adopted by the first one', async () => {
  const { variantId } = await order()
  expect(await ctx.db.flowInstance.count()).toBe(0)
  await runFlows(ctx)
  await adoptOpenWork(ctx)
  await adoptOpenWork(ctx)
  expect(await ctx.db.flowInstance.count()).toBe(2)
  await clock.turn(ctx, { minutes: 21 })
  expect(await status()).toBe('expired')
  expect(await stock(variantId)).toEqual({ onHand: 10, reserved: 0 })
})

describe('a worker that dies', () => {
  const MOMENTS = Array.from({ length: 5 }, (_, n) => [
    { n: n + 1, moment: 'before' as const, paid: false },
    { n: n + 1, moment: 'after' as const, paid: false },
    { n: n + 1, moment: 'before' as const, paid: true },
    { n: n + 1, moment: 'after' as const, paid: true },
  ]).flat()

  it.each(MOMENTS)('$moment its step $n (paid: $paid) leaves an order that comes to its one end', async (kill) => {
    await runFlows(ctx)
    const { payUrl, variantId } = await order()
    await runFlows(ctx)
    if (kill.paid) await sumup.press(payUrl, 'pay')
    await clock.pass(ctx, { minutes: 21 })
    const dead = await runUntilDead(kill)
    await ctx.db.flowInstance.updateMany({ where: { status: 'running' }, data: { wakeAt: new Date(0) } })
    await clock.turn(ctx, { minutes: 1 })
    expect(await status()).toBe(kill.paid ? 'paid' : 'expired')
    expect(await stock(variantId)).toEqual({ onHand: kill.paid ? 8 : 10, reserved: 0 })
    expect(await ctx.db.payment.count()).toBe(kill.paid ? 1 : 0)
    const ends = (await facts()).filter((type) => /order\.(paid|closed)/.test(type))
    expect(ends).toEqual([kill.paid ? 'cart.order.paid' : 'cart.order.closed'])
    expect(await ctx.db.flowInstance.count({ where: { status: { not: 'completed' } } })).toBe(0)
    void dead.stop()
  })

  /** Runs the flows in a process that hangs for ever at its n-th commit or call to SumUp, before it or after it. */
  async function runUntilDead({ n, moment }: { n: number; moment: 'before' | 'after' }): Promise<FlowRunner> {
    let steps = 0
    const { promise: dead, resolve: die } = Promise.withResolvers<void>()
    const hang = () => {
      die()
      return new Promise<never>(() => undefined)
    }
    const step = async <Result>(work: () => Promise<Result>): Promise<Result> => {
      steps += 1
      const mine = steps
      if (mine > n || (mine === n && moment === 'before')) return hang()
      const result = await work()
      return mine === n ? hang() : result
    }
    const dying = Object.create(ctx, {
      transact: { value: (...args: Parameters<AppContext['transact']>) => step(() => ctx.transact(...args)) },
      sumup: {
        value: {
          ...ctx.sumup,
          getCheckout: (id: string) => step(() => ctx.sumup.getCheckout(id)),
          deactivateCheckout: (id: string) => step(() => ctx.sumup.deactivateCheckout(id)),
        },
      },
    }) as AppContext
    const runner = createFlowRunner(dying, [expireOrder, reconcilePayment])
    await runner.round()
    await Promise.race([dead, runner.idle()])
    return runner
  }
})
