import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { createProduct } from '@rose-ash/domains/testing/factories/create-product'
import { drainReactions } from '@rose-ash/kernel/testing/drain'
import { type AppClient, appClient } from '@rose-ash/server/testing/app-client'
import { signedIn } from '@rose-ash/server/testing/signed-in'
import { renderEmail } from '@rose-ash/server/views/render-email'
import { createApp } from '../src/app.ts'
import type { AppContext } from '../src/context.ts'
import { onRefundCompleted } from '../src/reactions/on-refund-completed.ts'
import { sendRefund } from '../src/services/refunds/send-refund.ts'
import { type Buyer, createBuyer, openTill, runFlows } from './buying.ts'

const { ctx, sumup, clock, clean, close } = await openTill()
let buyer: Buyer
let desk: AppClient
let variantId: string

beforeEach(async () => {
  await clean()
  await runFlows(ctx)
  buyer = await createBuyer(ctx)
  desk = await appClient(createApp(ctx), 'cart')
  await signedIn(ctx, desk, await createMember(ctx, { roles: ['steward'] }))
  await buyTwoLoaves()
})
afterEach(async () => {
  await buyer.client.close()
  await desk.close()
})
afterAll(close)

async function buyTwoLoaves(): Promise<void> {
  variantId = (await createProduct(ctx, { variant: { vatClass: 'standard' } })).variantId
  await buyer.add(variantId, 2)
  await sumup.press(await buyer.checkOut(), 'pay')
  await buyer.client.get(`/orders/${await orderId()}/return`)
  await runFlows(ctx)
}

const orderId = async () => (await buyer.orderIds())[0] ?? ''
const payment = () => ctx.db.payment.findFirstOrThrow()
const refunds = () =>
  ctx.db.refund.findMany({ orderBy: { number: 'asc' }, select: { amountMinor: true, vatMinor: true, status: true } })
const stock = () => ctx.db.variant.findUniqueOrThrow({ where: { id: variantId }, select: { onHand: true } })
const givenBackAtSumUp = async () => {
  const { merchantCode, reference } = await ctx.db.paymentAttempt.findFirstOrThrow()
  return (await ctx.sumup.findTransaction({ merchantCode, reference, id: null }))?.refundedMinor
}
const facts = async () => {
  const rows = await ctx.db.activity.findMany({
    where: { type: { startsWith: 'cart.refund.' } },
    orderBy: { seq: 'asc' },
  })
  return rows.map(({ type, object }) => [type, (object as { amountMinor: number }).amountMinor])
}

/** The form as the desk's page has it, filled in. */
async function form(changes: Record<string, string> = {}): Promise<Record<string, string>> {
  const page = await desk.get(`/desk/orders/${await orderId()}/refunds/new`)
  const hidden = [...page.text.matchAll(/<input type="hidden" name="(paymentId|number)" value="([^"]+)">/g)]
  const amount = /name="amount" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
  const typed = { amount, reason: 'The loaves were burnt', sure: 'yes', ...changes }
  return { ...Object.fromEntries(hidden.map((match) => [match[1], match[2]])), ...typed }
}
const send = async (filled: Record<string, string>) =>
  desk.post(`/desk/orders/${await orderId()}/refunds`, { form: filled })

describe('giving money back', () => {
  it('takes the whole payment back to its card, puts the goods on the shelf, and tells the member once', async () => {
    const filled = await form({ restock: 'yes' })
    expect(filled.amount).toBe('8.40')
    expect((await send(filled)).location).toBe(`/desk/orders/${await orderId()}`)
    expect((await desk.get(`/desk/orders/${await orderId()}`)).text).toContain('On its way')
    expect(await stock()).toEqual({ onHand: 8 })
    await runFlows(ctx)
    expect(await refunds()).toEqual([{ amountMinor: 840, vatMinor: 140, status: 'done' }])
    expect(await givenBackAtSumUp()).toBe(840)
    expect(await stock()).toEqual({ onHand: 10 })
    expect(await facts()).toEqual([
      ['cart.refund.requested', 840],
      ['cart.refund.completed', 840],
    ])
    for (const look of [1, 2]) {
      await drainReactions(ctx, [onRefundCompleted])
      expect([look, await ctx.db.outgoingMail.count()]).toEqual([look, 1])
    }
    const mail = await ctx.db.outgoingMail.findFirstOrThrow()
    expect(mail).toMatchObject({ to: buyer.email, template: 'order-refunded' })
    const { subject } = renderEmail(ctx.views, 'emails/order-refunded', mail.data as object)
    expect(subject).toMatch(/^Order \d+: £8\.40 is on its way back to you$/)
    const page = await buyer.client.get(`/orders/${await orderId()}`)
    expect(page.text).toContain('was refunded')
    expect(page.text).toContain('−£8.40')
  })

  it('gives back a part, then all that is left, to the penny with its VAT; the goods stay sold', async () => {
    await send(await form({ amount: '3.33' }))
    await runFlows(ctx)
    const rest = await form()
    expect(rest.amount).toBe('5.07')
    await send(rest)
    await runFlows(ctx)
    expect(await refunds()).toEqual([
      { amountMinor: 333, vatMinor: 56, status: 'done' },
      { amountMinor: 507, vatMinor: 84, status: 'done' },
    ])
    expect(await givenBackAtSumUp()).toBe(840)
    expect(await stock()).toEqual({ onHand: 8 })
    expect((await desk.get(`/desk/orders/${await orderId()}/refunds/new`)).location).toBe(
      `/desk/orders/${await orderId()}`,
    )
  })

  it('says every mistake beside its field', async () => {
    const { text } = await send({ ...(await form()), amount: 'all', reason: '', sure: 'no' })
    const beside = [...text.matchAll(/class="field__error" id="([a-z]+)-error"/g)].map(([, field]) => field)
    expect(beside).toEqual(['amount', 'reason', 'sure'])
  })

  it('a second click and a second tab give back once', async () => {
    const [here, there] = [await form({ amount: '4' }), await form({ amount: '4' })]
    await Promise.all([send(here), send(here), send(there)])
    await runFlows(ctx)
    await send(here)
    await send(there)
    await runFlows(ctx)
    expect(await refunds()).toMatchObject([{ amountMinor: 400, status: 'done' }])
    expect(await givenBackAtSumUp()).toBe(400)
  })

  it.each([
    [{ amount: '8.41' }, 'So much is not left'],
    [{ amount: '0' }, 'more than nothing'],
    [{ amount: '-1' }, 'an amount such as'],
    [{ amount: '4.205' }, 'an amount such as'],
    [{ reason: '' }, 'Please say why'],
    [{ sure: 'no' }, 'tick that you are sure'],
    [{ amount: '4', restock: 'yes' }, 'not with a part'],
  ])('refuses %j and keeps what was typed', async (changes, words) => {
    const answer = await send(await form(changes))
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(words)
    expect(await ctx.db.refund.count()).toBe(0)
    expect(await payment()).toMatchObject({ refundedMinor: 0, refundCount: 0 })
  })

  it('closes what was owed for things that were gone', async () => {
    const late = await createBuyer(ctx)
    await late.add(variantId)
    const payUrl = await late.checkOut()
    const [id] = await late.orderIds()
    await ctx.db.paymentAttempt.updateMany({ where: { orderId: id ?? '' }, data: { status: 'expired' } })
    await clock.turn(ctx, { minutes: 21 })
    await ctx.db.variant.update({ where: { id: variantId }, data: { onHand: 0 } })
    await sumup.press(payUrl, 'pay')
    const { checkoutId } = await ctx.db.paymentAttempt.findFirstOrThrow({ where: { orderId: id ?? '' } })
    await late.client.post('/hooks/sumup', { json: { event_type: 'CHECKOUT_STATUS_CHANGED', id: checkoutId } })
    await runFlows(ctx)
    expect((await desk.get('/desk/orders')).text).toContain('Waiting for a person')
    const page = await desk.get(`/desk/orders/${id}/refunds/new`)
    expect(page.text).not.toContain('back on the shelf')
    const paymentId = /name="paymentId" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
    const filled = { paymentId, number: '1', amount: '4.20', reason: 'Sold out', sure: 'yes' }
    await desk.post(`/desk/orders/${id}/refunds`, { form: filled })
    await runFlows(ctx)
    expect(await ctx.db.payment.findUnique({ where: { id: paymentId } })).toMatchObject({
      status: 'owed',
      closedAt: expect.any(Date),
      closedById: expect.any(String),
    })
    expect((await desk.get('/desk/orders')).text).not.toContain('Waiting for a person')
    expect((await late.client.get(`/orders/${id}`)).text).toContain('was refunded')
    await late.client.close()
  })

  it('the database itself gives back no more than was paid', async () => {
    const { id } = await payment()
    await expect(ctx.db.payment.update({ where: { id }, data: { refundedMinor: 841 } })).rejects.toThrow(
      'payments_refunded_check',
    )
  })

  it('is for stewards who have just proved who they are', async () => {
    const filled = await form()
    expect((await buyer.client.post(`/desk/orders/${await orderId()}/refunds`, { form: filled })).status).toBe(403)
    const stale = await appClient(createApp(ctx), 'cart')
    await signedIn(ctx, stale, await createMember(ctx, { roles: ['steward'] }), { authTime: 1_000 })
    const answer = await stale.post(`/desk/orders/${await orderId()}/refunds`, { form: filled })
    expect(answer.location).toContain('/auth/login?fresh=1')
    expect((await stale.get(`/desk/orders/${await orderId()}`)).status).toBe(200)
    expect(await ctx.db.refund.count()).toBe(0)
    await stale.close()
  })
})

it('the stewards’ orders count what is to pack, and are right after the next payment', async () => {
  const member = await createMember(ctx, { roles: ['steward'] })
  const work = () => ctx.fragments.fetchAll([{ type: 'cart.work' }], { requestId: 'r', member, wantsFresh: true })
  expect(String((await work()).html[0])).toContain('1 to pack')
  await buyer.add(variantId, 1)
  await sumup.press(await buyer.checkOut(), 'pay')
  for (const id of await buyer.orderIds()) await buyer.client.get(`/orders/${id}/return`)
  expect(String((await work()).html[0])).toContain('2 to pack')
})

it('the desk finds an order by its number, as it stands on the receipt', async () => {
  const { number } = await ctx.db.order.findFirstOrThrow()
  for (const typed of [`${number}`, `Order ${number}`, `#${number}`])
    expect((await desk.get(`/desk/orders?q=${encodeURIComponent(typed)}`)).text).toContain(await orderId())
  for (const typed of ['99999', 'zebra', '-'])
    expect((await desk.get(`/desk/orders?q=${encodeURIComponent(typed)}`)).text).toContain('No order has that number.')
})

describe('when SumUp', () => {
  it('refuses, the page says so and the money can be given back another way', async () => {
    await ctx.sumup.refundTransaction({
      merchantCode: 'MTEST',
      transactionId: (await payment()).transactionId ?? '',
      amountMinor: 500,
    })
    await send(await form())
    await runFlows(ctx)
    const page = await desk.get(`/desk/orders/${await orderId()}`)
    expect(page.text).toContain('Not given back')
    expect(page.text).toContain('Amount exceeds the refundable amount')
    expect(await payment()).toMatchObject({ refundedMinor: 0 })
    expect(await facts()).toMatchObject([
      ['cart.refund.requested', 840],
      ['cart.refund.failed', 840],
    ])
    await send(await form({ amount: '3.40' }))
    await runFlows(ctx)
    expect(await refunds()).toMatchObject([{ status: 'failed' }, { amountMinor: 340, status: 'done' }])
  })

  it('does it and its answer is lost, it is found and not asked for again', async () => {
    await send(await form({ amount: '4' }))
    await runFlows(whileAsking('lost-answer'))
    expect(await refunds()).toMatchObject([{ status: 'sent' }])
    expect(await givenBackAtSumUp()).toBe(400)
    await clock.turn(ctx, { minutes: 1 })
    expect(await refunds()).toMatchObject([{ status: 'done' }])
    expect(await givenBackAtSumUp()).toBe(400)
  })

  it('does not do it and says nothing, it is asked again after a look', async () => {
    await send(await form({ amount: '4' }))
    await runFlows(whileAsking('down'))
    await clock.turn(ctx, { seconds: 59 })
    expect(await givenBackAtSumUp()).toBe(0)
    await clock.turn(ctx, { seconds: 1 })
    expect(await refunds()).toMatchObject([{ status: 'done' }])
    expect(await givenBackAtSumUp()).toBe(400)
  })

  it('stays away, it is given up in the end and nothing is lost', async () => {
    await send(await form({ amount: '4' }))
    const away = whileAsking('down')
    for (const minutes of [0, 1, 5, 15]) {
      await clock.pass(ctx, { minutes })
      await runFlows(away)
    }
    expect(await refunds()).toMatchObject([{ status: 'failed' }])
    expect(await ctx.db.refund.findFirst()).toMatchObject({
      sendCount: 3,
      failure: expect.stringContaining('no answer'),
    })
    expect(await payment()).toMatchObject({ refundedMinor: 0 })
  })

  it('is asked by a process that dies, the next one looks first', async () => {
    await send(await form({ amount: '4' }))
    const { id: refundId } = await ctx.db.refund.findFirstOrThrow()
    const before = { id: (await payment()).transactionId ?? '', refundedMinor: 0 }
    expect(await sendRefund(ctx, { refundId, time: 1, before })).toEqual({ kind: 'done' })
    // What SumUp answered was never written down.
    expect(await sendRefund(ctx, { refundId, time: 1, before })).toEqual({ kind: 'unsure' })
    expect(await givenBackAtSumUp()).toBe(400)
  })

  /** A worker for which SumUp fails just when it is asked to give money back. */
  function whileAsking(api: 'down' | 'lost-answer'): AppContext {
    const refundTransaction: typeof ctx.sumup.refundTransaction = async (refund) => {
      await sumup.faults({ api })
      return ctx.sumup.refundTransaction(refund).finally(() => sumup.faults({}))
    }
    return Object.create(ctx, { sumup: { value: { ...ctx.sumup, refundTransaction } } })
  }
})
