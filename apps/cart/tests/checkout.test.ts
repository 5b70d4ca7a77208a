import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { createProduct } from '@rose-ash/domains/testing/factories/create-product'
import { drainReactions } from '@rose-ash/kernel/testing/drain'
import { appClient } from '@rose-ash/server/testing/app-client'
import { renderEmail } from '@rose-ash/server/views/render-email'
import { load } from 'cheerio'
import { createApp } from '../src/app.ts'
import { onOrderPaid } from '../src/reactions/on-order-paid.ts'
import { type Buyer, createBuyer, formOf, openTill, runFlows } from './buying.ts'

const { ctx, sumup, clock, clean, close } = await openTill()
let buyer: Buyer

beforeEach(async () => {
  await clean()
  // As a worker does when it starts: a flow must be known before it can be started.
  await runFlows(ctx)
  buyer = await createBuyer(ctx)
})
afterEach(() => buyer.client.close())
afterAll(close)

const stock = (id: string) =>
  ctx.db.variant.findUniqueOrThrow({ where: { id }, select: { onHand: true, reserved: true } })
const order = async (at = 0) => ctx.services.cart.findOrder(ctx.db, { orderId: (await buyer.orderIds())[at] ?? '' })
const attempts = () => ctx.db.paymentAttempt.findMany({ orderBy: { createdAt: 'asc' } })
/** What each flow came to; null while it waits. */
const flows = async () => {
  const rows = await ctx.db.flowInstance.findMany({ select: { name: true, output: true } })
  return Object.fromEntries(rows.map(({ name, output }) => [name, (output as { outcome?: string })?.outcome ?? null]))
}
const payments = () => ctx.db.payment.findMany({ select: { amountMinor: true, status: true } })

async function basketOf(quantity = 2, made: Parameters<typeof createProduct>[1] = {}) {
  const product = await createProduct(ctx, made)
  await buyer.add(product.variantId, quantity)
  return product
}

describe('buying', () => {
  it('says in the basket that an order waits to be paid, until it does not', async () => {
    await basketOf(2)
    const payUrl = await buyer.checkOut()
    const [id] = await buyer.orderIds()
    const { text } = await buyer.client.get('/')
    expect(text).toMatch(/Order \d+ is waiting to be paid: £8\.40\./)
    expect(text).toContain(`href="/orders/${id}"`)
    await sumup.press(payUrl, 'pay')
    await buyer.client.get(`/orders/${id}/return`)
    expect((await buyer.client.get('/')).text).not.toContain('is waiting to be paid')
  })

  it('goes from the basket to SumUp and back to a confirmed order, with stock lowered and one receipt by mail', async () => {
    const bread = await basketOf(2)
    expect((await buyer.client.get('/')).text).toContain('£8.40')
    const payUrl = await buyer.checkOut()
    expect(payUrl).toContain(sumup.url)
    expect(await stock(bread.variantId)).toEqual({ onHand: 10, reserved: 2 })
    await sumup.press(payUrl, 'pay')
    const [id] = await buyer.orderIds()
    const back = await buyer.client.get(`/orders/${id}/return`)
    expect(back.location).toBe(`/orders/${id}`)
    expect((await buyer.client.get(`/orders/${id}`)).text).toContain('is confirmed')
    expect(await stock(bread.variantId)).toEqual({ onHand: 8, reserved: 0 })
    expect((await buyer.client.get('/')).text).toContain('Your basket is empty.')
    expect((await buyer.client.get(`/orders/${id}`)).text).toContain('£8.40')
    expect((await buyer.client.get('/orders')).location).toBe('http://account.rose.localhost:3000/orders')
    await drainReactions(ctx, [onOrderPaid])
    await drainReactions(ctx, [onOrderPaid])
    const mails = await ctx.db.outgoingMail.findMany()
    expect(mails.map(({ to, template }) => ({ to, template }))).toEqual([{ to: buyer.email, template: 'order-paid' }])
    const { subject, text } = renderEmail(ctx.views, 'emails/order-paid', mails[0]?.data as object)
    expect(subject).toMatch(/^Order \d+ is confirmed: your receipt$/)
    expect(text).toContain('£8.40')
  })

  it('asks for sign-in first, and comes back', async () => {
    const visitor = await appClient(createApp(ctx), 'cart')
    const answer = await visitor.get('/checkout')
    expect(answer.location).toBe('/auth/login?next=%2Fcheckout')
    await visitor.close()
  })

  it('a second click and a second tab end at the same order and the same payment page', async () => {
    await basketOf(1)
    const pages = await Promise.all([buyer.checkOut(), buyer.checkOut(), buyer.checkOut()])
    expect(new Set(pages).size).toBe(1)
    expect(await buyer.orderIds()).toHaveLength(1)
    expect(await attempts()).toHaveLength(1)
  })

  it('charges the server’s snapshot, whatever the form says', async () => {
    await basketOf(2)
    const forged = { price: '1', unitPriceMinor: '1', totalMinor: '1', currency: 'JPY', memberId: 'x', quantity: '0' }
    await buyer.checkOut(forged)
    expect((await attempts())[0]).toMatchObject({ amountMinor: 840, currency: 'GBP' })
    const cheap = await createBuyer(ctx)
    await cheap.add((await createProduct(ctx)).variantId)
    expect(await cheap.checkOut({ agreedTotalMinor: '1' })).toBe('/checkout')
    expect(await cheap.orderIds()).toEqual([])
    await cheap.client.close()
  })

  it('an order says where it is handed over', async () => {
    await basketOf(1)
    await buyer.checkOut()
    expect((await order())?.handoverWords).toBe('Yard, 1 Tannery Lane. Saturdays 9 to 12')
  })

  it('an order says what is at each rate of VAT, and what is without', async () => {
    await buyer.add((await createProduct(ctx, { variant: { vatClass: 'standard' } })).variantId, 2)
    await buyer.add((await createProduct(ctx)).variantId)
    await sumup.press(await buyer.checkOut(), 'pay')
    const [id] = await buyer.orderIds()
    await buyer.client.get(`/orders/${id}/return`)
    const sums = load((await buyer.client.get(`/orders/${id}`)).text)('.receipt tfoot tr')
    expect(sums.toArray().map((row) => load(row).text())).toEqual([
      'of which without VAT£4.20',
      'of which VAT at 20 %on £8.40£1.40',
      'Paid£12.60',
    ])
  })

  it.each([
    ['no collection point', {}, 'Please choose where you will collect.'],
    ['an unknown one', { collectionPointId: '019ac000-0000-7000-8000-000000000000' }, 'not handed over there any more'],
  ])('%s orders nothing, and the form keeps what was typed', async (_case, changes, words) => {
    await basketOf(1)
    const { version: cartVersion, totalMinor: agreedTotalMinor } = await ctx.services.cart.readCart(ctx.db, {
      owner: { memberId: buyer.memberId, cartHash: null },
    })
    const typed = { name: 'Rosa Marsh', note: 'By the back door', ...changes }
    const answer = await buyer.client.post('/checkout', {
      form: { ...typed, cartVersion: String(cartVersion), agreedTotalMinor: String(agreedTotalMinor) },
    })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(words)
    expect(answer.text).toContain('By the back door')
    expect(await buyer.orderIds()).toEqual([])
  })

  it('a collection point that closed meanwhile is asked for again; without any, an order needs none', async () => {
    await basketOf(1)
    await ctx.db.collectionPoint.updateMany({ data: { offered: false } })
    expect(await buyer.checkOut({ collectionPointId: buyer.collectionPointId })).toBe('')
    expect(await buyer.orderIds()).toEqual([])
    expect(await buyer.checkOut()).toContain(sumup.url)
  })

  it('shows a price that has changed since it was added, and asks again when it changes at the last moment', async () => {
    const bread = await basketOf(1)
    await ctx.db.variant.update({ where: { id: bread.variantId }, data: { priceMinor: 450 } })
    expect((await buyer.client.get('/')).text).toContain('from £4.20 to £4.50')
    expect(await buyer.checkOut({ agreedTotalMinor: '420' })).toBe('/checkout')
    expect((await buyer.client.get('/checkout')).text).toContain('A price has changed meanwhile')
    expect(await buyer.checkOut()).toContain(sumup.url)
    expect((await attempts())[0]?.amountMinor).toBe(450)
  })

  it.each([
    ['sold out', { onHand: 0 }, { onHand: 5 }, '/', 'This has sold out meanwhile'],
    ['withdrawn', { offered: false }, { offered: true }, '/', 'This is not offered any more'],
    ['at another price', { priceMinor: 450 }, {}, '/checkout', 'was £4.20'],
  ])('what is %s is said, and what was typed waits at the checkout', async (_case, change, back, next, words) => {
    const bread = await basketOf(1)
    const page = (await buyer.client.get('/checkout')).text
    const changed = (data: object) => ctx.db.variant.update({ where: { id: bread.variantId }, data })
    await changed(change)
    const answer = await buyer.client.post('/checkout', { form: { ...formOf(page), name: 'Rosa', note: 'Ring twice' } })
    expect(answer.location).toBe(next)
    expect((await buyer.client.get(next)).text).toContain(words)
    await changed(back)
    const again = (await buyer.client.get('/checkout')).text
    expect(again).toContain('What you typed is here; it has not been sent yet.')
    expect(again).toContain('>Ring twice</textarea>')
    const paid = await buyer.client.post('/checkout', { form: { ...formOf(again), name: 'Rosa' } })
    expect(paid.location).toContain(sumup.url)
    await buyer.add(bread.variantId)
    expect((await buyer.client.get('/checkout')).text).not.toContain('Ring twice')
  })

  it('the last one is sold once; the other buyer is told and has lost nothing', async () => {
    const bread = await basketOf(1, { onHand: 1 })
    const other = await createBuyer(ctx)
    await other.add(bread.variantId)
    const pages = await Promise.all([buyer.checkOut(), other.checkOut()])
    expect(pages.filter((page) => page.includes(sumup.url))).toHaveLength(1)
    expect(await ctx.db.order.count()).toBe(1)
    expect(await stock(bread.variantId)).toEqual({ onHand: 1, reserved: 1 })
    await other.client.close()
  })

  it('an order of another basket takes the place of the one that was not paid; own holds do not block', async () => {
    const bread = await basketOf(2, { onHand: 3 })
    const first = await buyer.checkOut()
    await buyer.add(bread.variantId)
    const second = await buyer.checkOut()
    expect(second).not.toBe(first)
    expect((await order(0))?.status).toBe('cancelled')
    expect(await stock(bread.variantId)).toEqual({ onHand: 3, reserved: 3 })
    await sumup.press(first, 'pay')
    expect((await ctx.sumup.getCheckout((await attempts())[0]?.checkoutId ?? ''))?.status).toBe('EXPIRED')
  })

  it('an earlier order that was paid meanwhile is the answer', async () => {
    const bread = await basketOf(1)
    const first = await buyer.checkOut()
    await sumup.press(first, 'pay')
    await buyer.add(bread.variantId)
    expect(await buyer.checkOut()).toBe(`/orders/${(await buyer.orderIds())[0]}`)
    expect((await order())?.status).toBe('paid')
    expect(await stock(bread.variantId)).toEqual({ onHand: 9, reserved: 0 })
  })

  it('somebody else’s order is not there', async () => {
    await basketOf(1)
    await buyer.checkOut()
    const [id] = await buyer.orderIds()
    const stranger = await createBuyer(ctx)
    expect((await stranger.client.get(`/orders/${id}`)).status).toBe(404)
    expect((await stranger.client.get(`/orders/${id}/return`)).status).toBe(404)
    expect((await stranger.client.post(`/orders/${id}/cancellation`)).status).toBe(404)
    expect((await order())?.status).toBe('pending')
    await stranger.client.close()
  })
})

describe('when something goes wrong', () => {
  it('after a declined card the buyer tries again, with a new attempt', async () => {
    await basketOf(1)
    await sumup.press(await buyer.checkOut(), 'decline')
    const [id] = await buyer.orderIds()
    await buyer.client.get(`/orders/${id}/return`)
    expect((await buyer.client.get(`/orders/${id}`)).text).toContain('The card was declined.')
    const again = await buyer.client.post(`/orders/${id}/payment`)
    await sumup.press(again.location ?? '', 'pay')
    await buyer.client.get(`/orders/${id}/return`)
    expect((await attempts()).map(({ status }) => status)).toEqual(['expired', 'paid'])
    expect(await payments()).toEqual([{ amountMinor: 420, status: 'applied' }])
  })

  it('with the browser closed and the webhook lost, reconciliation still finds the payment, once', async () => {
    const bread = await basketOf(1)
    await sumup.press(await buyer.checkOut(), 'pay')
    await runFlows(ctx)
    expect((await order())?.status).toBe('pending')
    await clock.turn(ctx, { seconds: 16 })
    expect((await order())?.status).toBe('paid')
    expect(await payments()).toEqual([{ amountMinor: 420, status: 'applied' }])
    expect(await stock(bread.variantId)).toEqual({ onHand: 9, reserved: 0 })
    expect(await flows()).toEqual({ 'expire-order': 'paid', 'reconcile-payment': 'paid' })
  })

  it('a webhook leads to a look at SumUp; forged and unknown ones lead to nothing', async () => {
    await basketOf(1)
    const payUrl = await buyer.checkOut()
    const hook = (id: unknown) =>
      buyer.client.post('/hooks/sumup', { json: { event_type: 'CHECKOUT_STATUS_CHANGED', id } })
    const [attempt] = await attempts()
    for (const id of ['../../etc', 'unknown', { $ne: 1 }, null, attempt?.checkoutId])
      expect((await hook(id)).status).toBe(204)
    await runFlows(ctx)
    expect((await order())?.status).toBe('pending')
    await sumup.press(payUrl, 'pay')
    await Promise.all([hook(attempt?.checkoutId), hook(attempt?.checkoutId)])
    await runFlows(ctx)
    expect((await order())?.status).toBe('paid')
    expect(await ctx.db.paymentHint.count({ where: { handledAt: null } })).toBe(0)
  })

  it('an order that nobody pays is closed at SumUp before its goods are given back', async () => {
    const bread = await basketOf(2)
    const payUrl = await buyer.checkOut()
    await runFlows(ctx)
    await sumup.faults({ api: 'down' })
    await clock.turn(ctx, { minutes: 21 })
    expect(await stock(bread.variantId)).toEqual({ onHand: 10, reserved: 2 })
    await sumup.faults({})
    await clock.turn(ctx, { seconds: 2 })
    expect((await order())?.status).toBe('expired')
    expect(await stock(bread.variantId)).toEqual({ onHand: 10, reserved: 0 })
    await sumup.press(payUrl, 'pay')
    expect((await ctx.sumup.getCheckout((await attempts())[0]?.checkoutId ?? ''))?.status).toBe('EXPIRED')
    expect((await buyer.client.get('/')).text).toContain('£8.40')
  })

  it('an order paid in the last second is paid, not expired', async () => {
    await basketOf(1)
    await sumup.press(await buyer.checkOut(), 'pay')
    await clock.turn(ctx, { minutes: 21 })
    expect((await order())?.status).toBe('paid')
  })

  it('while SumUp is away the order stands, and its page leads on later', async () => {
    await basketOf(1)
    await sumup.faults({ api: 'down' })
    const [id] = [await buyer.checkOut()].map((page) => page.replace('/orders/', ''))
    expect((await buyer.client.get(`/orders/${id}`)).text).toContain('waits for its payment')
    await sumup.faults({})
    const again = await buyer.client.post(`/orders/${id}/payment`)
    expect(again.location).toContain(sumup.url)
    expect(await attempts()).toHaveLength(1)
  })

  it('an answer lost on its way is found again by its reference: one checkout, one order', async () => {
    await basketOf(1)
    await sumup.faults({ api: 'lost-answer' })
    await buyer.checkOut()
    await sumup.faults({})
    const [id] = await buyer.orderIds()
    const again = await buyer.client.post(`/orders/${id}/payment`)
    await sumup.press(again.location ?? '', 'pay')
    await buyer.client.get(`/orders/${id}/return`)
    expect(await payments()).toEqual([{ amountMinor: 420, status: 'applied' }])
    expect(await attempts()).toHaveLength(1)
  })

  it('money that does not match its attempt pays nothing', async () => {
    await basketOf(1)
    await sumup.press(await buyer.checkOut(), 'pay')
    await ctx.db.paymentAttempt.updateMany({ data: { amountMinor: 421 } })
    await clock.turn(ctx, { seconds: 16 })
    expect((await attempts())[0]?.status).toBe('mismatched')
    expect(await ctx.db.activity.count({ where: { type: 'cart.payment.mismatched' } })).toBe(1)
    expect((await order())?.status).toBe('pending')
    expect(await payments()).toEqual([])
  })
})
