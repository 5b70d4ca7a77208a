import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { PROJECTIONS } from '@rose-ash/domains/context/projections'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { createProduct } from '@rose-ash/domains/testing/factories/create-product'
import { drainProjections } from '@rose-ash/kernel/testing/drain'
import { type AppClient, appClient } from '@rose-ash/server/testing/app-client'
import { signedIn } from '@rose-ash/server/testing/signed-in'
import { load } from 'cheerio'
import { createApp } from '../src/app.ts'
import { type Buyer, createBuyer, openTill } from './buying.ts'

const { ctx, sumup, clean, close } = await openTill()
let buyer: Buyer
let desk: AppClient
let id: string
let number: number

beforeEach(async () => {
  await clean()
  buyer = await createBuyer(ctx)
  desk = await appClient(createApp(ctx), 'cart')
  await signedIn(ctx, desk, await createMember(ctx, { roles: ['steward'] }))
  await buyer.add((await createProduct(ctx)).variantId, 2)
  await sumup.press(await buyer.checkOut(), 'pay')
  const order = await ctx.db.order.findFirstOrThrow()
  id = order.id
  number = order.number
  await buyer.client.get(`/orders/${id}/return`)
})
afterEach(async () => {
  await buyer.client.close()
  await desk.close()
})
afterAll(close)

const take = (step: string, back = '/desk/orders') =>
  desk.post(`/desk/orders/${id}/fulfilment`, { form: { step, back } })
const fulfilment = async () => (await ctx.db.order.findUniqueOrThrow({ where: { id } })).fulfilment
const facts = async () => {
  const where = { objectId: id, type: { in: ['packed', 'unpacked', 'collected', 'uncollected'].map(typeOf) } }
  const rows = await ctx.db.activity.findMany({ where, orderBy: { seq: 'asc' } })
  return rows.map(({ type }) => type.slice(typeOf('').length))
}
const typeOf = (step: string) => `cart.order.${step}`
const rowOf = async (path = '/desk/orders') => load((await desk.get(path)).text)(`#order-${number}`)
const refundAll = async () =>
  ctx.db.payment.updateMany({ where: { orderId: id }, data: { refundedMinor: 840, refundCount: 1 } })
const notices = async () => {
  await drainProjections(ctx, PROJECTIONS)
  return ctx.db.notification.count({ where: { objectId: id, kind: 'order-ready' } })
}

describe('the handover of a paid order', () => {
  it('goes from "Packed" to "Handed over" with one press each, on the list', async () => {
    expect((await rowOf('/desk/orders?show=to-pack')).find('button').text()).toBe(`Mark packed, order ${number}`)
    expect((await take('packed', `/desk/orders#order-${number}`)).location).toBe(`/desk/orders#order-${number}`)
    expect((await rowOf()).find('.tag').text()).toBe('Packed')
    expect(await rowOf('/desk/orders?show=to-pack')).toHaveLength(0)
    expect((await rowOf('/desk/orders?show=to-hand-over')).find('button').first().text()).toMatch(/^Mark handed over/)
    await take('collected')
    expect((await rowOf()).find('.tag').text()).toBe('Handed over')
    expect(await rowOf('/desk/orders?show=to-hand-over')).toHaveLength(0)
    expect(await facts()).toEqual(['packed', 'collected'])
  })

  it('is undone step by step, with its history on the order', async () => {
    for (const step of ['packed', 'collected', 'uncollected', 'unpacked']) await take(step)
    expect(await fulfilment()).toBe('none')
    expect(await facts()).toEqual(['packed', 'collected', 'uncollected', 'unpacked'])
    const page = load((await desk.get(`/desk/orders/${id}`)).text)
    expect(page('[aria-labelledby=history] dd').text()).toContain(
      'PackedHanded overNot handed over after allNot packed',
    )
  })

  it('is told once, whatever is pressed twice and in two tabs', async () => {
    await Promise.all([take('packed'), take('packed'), take('packed')])
    expect(await facts()).toEqual(['packed'])
    await take('collected')
    const late = await take('unpacked')
    expect(late.location).toBe(`/desk/orders/${id}`)
    expect((await desk.get(late.location ?? '')).text).toContain('somebody has moved this order on')
    expect(await fulfilment()).toBe('collected')
  })

  it('is shown to the buyer, who is told while the order waits', async () => {
    const page = async () => load((await buyer.client.get(`/orders/${id}`)).text)('main').text()
    expect(await notices()).toBe(0)
    await take('packed')
    expect(await page()).toContain(`Order ${number} is ready to collect.`)
    expect(await page()).toContain('1 Tannery Lane')
    expect(await notices()).toBe(1)
    await take('collected')
    expect(await page()).toContain(`Order ${number} was collected.`)
    expect(await page()).not.toContain('1 Tannery Lane')
    expect(await notices()).toBe(0)
  })

  it('is not for orders that are refunded', async () => {
    await refundAll()
    expect((await rowOf()).find('button')).toHaveLength(0)
    const answer = await take('packed')
    expect((await desk.get(answer.location ?? '')).text).toContain('nothing to pack in this order')
    expect(await fulfilment()).toBe('none')
  })

  it('is for stewards', async () => {
    const answer = await buyer.client.post(`/desk/orders/${id}/fulfilment`, { form: { step: 'packed' } })
    expect(answer.status).toBe(403)
    expect(await fulfilment()).toBe('none')
  })
})

it('the desk counts what is to pack, and no more once it is packed, refunded or nothing but tickets', async () => {
  const member = await createMember(ctx, { roles: ['steward'] })
  const work = async () =>
    String(
      (await ctx.fragments.fetchAll([{ type: 'cart.work' }], { requestId: 'r', member, wantsFresh: true })).html[0],
    )
  expect(await work()).toContain('1 to pack')
  await take('packed')
  expect(await work()).not.toContain('to pack')
  await take('unpacked')
  expect(await work()).toContain('1 to pack')
  await ctx.db.orderLine.updateMany({ data: { kind: 'ticket' } })
  expect((await desk.get('/desk/orders?show=to-pack')).text).toContain('Everything is packed.')
})

it('a page of orders past the end leads back', async () => {
  expect((await desk.get('/desk/orders?before=1')).location).toBe('/desk/orders?show=all')
})
