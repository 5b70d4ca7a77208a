import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { openSumUp } from '../src/sumup/open-sumup.ts'
import { waitFor } from '../src/wait-for.ts'
import { type Served, serve } from './serve.ts'

const KEY = 'sup_sk_test'

let folder: string
let till: Served
let shop: Served
let closeTill: () => Promise<void>
let hooks: unknown[]
let refuseHooks: number

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rose-till-'))
  hooks = []
  refuseHooks = 0
  shop = await serve(async (req, res) => {
    let body = ''
    for await (const chunk of req) body += chunk
    hooks.push(JSON.parse(body))
    res.writeHead(refuseHooks-- > 0 ? 500 : 204).end()
  })
  await open()
})

afterEach(async () => {
  await Promise.all([till.close(), shop.close()])
  await closeTill()
  await rm(folder, { recursive: true })
})

describe('a checkout', () => {
  test('is created with a hosted page', async () => {
    const { status, body } = await create()
    expect(status).toBe(201)
    expect(body).toMatchObject({
      amount: 10.1,
      currency: 'GBP',
      status: 'PENDING',
      checkout_reference: 'order-1',
      transactions: [],
    })
    expect(body.hosted_checkout_url).toMatch(/^http:\/\/sumup\.rose\.localhost:3000\/pay\/[0-9a-f-]{36}$/)
  })

  test('cannot be created twice under one reference', async () => {
    await create()
    const { status, body } = await create()
    expect([status, body.error_code]).toEqual([409, 'DUPLICATED_CHECKOUT'])
  })

  test('is found again by its reference', async () => {
    const { body } = await create()
    const found = await api('/v0.1/checkouts?checkout_reference=order-1')
    expect(found.body.map(({ id }: { id: string }) => id)).toEqual([body.id])
  })

  test.each([
    [{ amount: undefined }, 'MISSING', 'amount'],
    [{ amount: 10.001 }, 'INVALID', 'amount'],
    [{ currency: 'XXX' }, 'INVALID', 'currency'],
    [{ return_url: 'no address' }, 'INVALID', 'return_url'],
  ])('with %j is refused', async (wrong, error_code, param) => {
    const { status, body } = await create(wrong)
    expect([status, body]).toEqual([400, { message: 'Validation error', error_code, param }])
  })

  test('needs the right key', async () => {
    const res = await fetch(`${till.url}/v0.1/checkouts`, { headers: { authorization: 'Bearer wrong' } })
    expect([res.status, ((await res.json()) as { title: string }).title]).toEqual([401, 'Unauthorized'])
  })

  test('that was deactivated is over and cannot be paid', async () => {
    const { body } = await create()
    const gone = await api(`/v0.1/checkouts/${body.id}`, { method: 'DELETE' })
    expect(gone.body.status).toBe('EXPIRED')
    await choose(body, 'pay')
    expect((await api(`/v0.1/checkouts/${body.id}`)).body.status).toBe('EXPIRED')
  })

  test('that nobody knows is not found', async () => {
    const { status, body } = await api('/v0.1/checkouts/nothing')
    expect([status, body.error_code]).toEqual([404, 'NOT_FOUND'])
  })
})

describe('the hosted page', () => {
  test('takes the payment, tells the shop and leads back to it', async () => {
    const { body } = await create()
    const res = await choose(body, 'pay')
    expect([res.status, res.headers.get('location')]).toEqual([303, 'http://cart.rose.localhost:3000/back'])
    const paid = (await api(`/v0.1/checkouts/${body.id}`)).body
    expect(paid).toMatchObject({ status: 'PAID', transactions: [{ status: 'SUCCESSFUL', amount: 10.1 }] })
    expect(paid.transaction_code).toBe(paid.transactions[0].transaction_code)
    await told(1)
    expect(hooks).toEqual([{ event_type: 'CHECKOUT_STATUS_CHANGED', id: body.id }])
  })

  test('lets a declined payment be tried again', async () => {
    const { body } = await create()
    await choose(body, 'decline')
    expect((await api(`/v0.1/checkouts/${body.id}`)).body.status).toBe('FAILED')
    expect(await page(body)).toContain('declined')
    await choose(body, 'pay')
    expect((await api(`/v0.1/checkouts/${body.id}`)).body.status).toBe('PAID')
  })

  test('charges once however often the button is pressed', async () => {
    const { body } = await create()
    await Promise.all([choose(body, 'pay'), choose(body, 'pay'), choose(body, 'pay')])
    expect((await api(`/v0.1/checkouts/${body.id}`)).body.transactions).toHaveLength(1)
  })

  test('shows the amount and the way out', async () => {
    const { body } = await create()
    const shown = await page(body)
    expect(shown).toContain('£10.10')
    expect(shown).toContain('Leave without paying')
  })
})

describe('a webhook', () => {
  test('is sent again until the shop takes it', async () => {
    refuseHooks = 2
    const { body } = await create()
    await choose(body, 'pay')
    await told(3)
    const { body: sent } = await api('/__control/webhooks')
    expect(sent).toMatchObject([{ attempts: 3, state: 'delivered' }])
  })

  test.each([
    ['lose', 0],
    ['double', 2],
  ])('can be made to %s', async (webhooks, times) => {
    await api('/__control/faults', { method: 'PUT', body: { webhooks } })
    const { body } = await create()
    await choose(body, 'pay')
    await told(times)
    expect(hooks).toHaveLength(times)
  })

  test('that waits is still sent after a restart', async () => {
    await api('/__control/faults', { method: 'PUT', body: { webhooks: 'delay', delayMs: 60_000 } })
    const { body } = await create()
    await choose(body, 'pay')
    await till.close()
    await closeTill()
    await open()
    await api('/__control/deliveries', { method: 'POST' })
    expect(hooks).toHaveLength(1)
  })
})

describe('a refund', () => {
  test('gives back a part, then the rest, and no more', async () => {
    const transaction = await payment()
    expect((await refund(transaction, { amount: 4.05 })).status).toBe(201)
    expect((await refund(transaction, { amount: 6.06 })).body.errors).toMatchObject([{ max_refundable_amount: 6.05 }])
    expect((await refund(transaction)).status).toBe(201)
    expect((await refund(transaction)).status).toBe(409)
    const { body } = await api(`/v2.1/merchants/MTEST/transactions?id=${transaction}`)
    expect(body.events.map(({ amount }: { amount: number }) => amount)).toEqual([4.05, 6.05])
  })

  test('of nothing is refused', async () => {
    const transaction = await payment()
    expect((await refund(transaction, { amount: 0 })).body).toMatchObject({
      status: 400,
      detail: 'amount must be greater than zero',
    })
  })
})

test('everything that happened is known again after a restart', async () => {
  const transaction = await payment()
  await till.close()
  await closeTill()
  await open()
  const { body } = await api(`/v2.1/merchants/MTEST/transactions?id=${transaction}`)
  expect(body).toMatchObject({ id: transaction, status: 'SUCCESSFUL', foreign_transaction_id: 'order-1' })
})

test('an API that is down says 503', async () => {
  await api('/__control/faults', { method: 'PUT', body: { api: 'down' } })
  expect((await api('/v0.1/checkouts')).status).toBe(503)
})

async function open(): Promise<void> {
  const { app, close } = await openSumUp({
    apiKey: KEY,
    merchantCode: 'MTEST',
    merchantName: 'Rose Ash',
    publicUrl: 'http://sumup.rose.localhost:3000',
    journalFile: join(folder, 'journal.jsonl'),
    webhookRetrySeconds: [0.02, 0.02, 0.02],
  })
  closeTill = close
  till = await serve(app as never)
}

async function api(
  path: string,
  { method = 'GET', body }: { method?: string; body?: unknown } = {},
): Promise<{ status: number; body: Body }> {
  const res = await fetch(till.url + path, {
    method,
    headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await res.text()
  return { status: res.status, body: text ? JSON.parse(text) : undefined }
}

/** Answers of many shapes; each test reads what it asserts. */
// biome-ignore lint/suspicious/noExplicitAny: the assertions are the type check
type Body = any

function create(changes: Record<string, unknown> = {}) {
  const body = {
    checkout_reference: 'order-1',
    amount: 10.1,
    currency: 'GBP',
    merchant_code: 'MTEST',
    description: 'Order 1',
    return_url: `${shop.url}/hooks/sumup`,
    redirect_url: 'http://cart.rose.localhost:3000/back',
    hosted_checkout: { enabled: true },
    ...changes,
  }
  return api('/v0.1/checkouts', { method: 'POST', body })
}

function pagePath({ hosted_checkout_url }: { hosted_checkout_url: string }): string {
  return till.url + new URL(hosted_checkout_url).pathname
}

function page(checkout: { hosted_checkout_url: string }): Promise<string> {
  return fetch(pagePath(checkout)).then((res) => res.text())
}

function choose(checkout: { hosted_checkout_url: string }, outcome: string): Promise<Response> {
  return fetch(pagePath(checkout), { method: 'POST', body: new URLSearchParams({ outcome }), redirect: 'manual' })
}

async function payment(): Promise<string> {
  const { body } = await create()
  await choose(body, 'pay')
  return (await api(`/v0.1/checkouts/${body.id}`)).body.transaction_id
}

function refund(transaction: string, body?: { amount: number }) {
  return api(`/v1.0/merchants/MTEST/payments/${transaction}/refunds`, { method: 'POST', body })
}

async function told(times: number): Promise<void> {
  const settled = async () =>
    hooks.length >= times &&
    (await api('/__control/webhooks')).body.every(({ state }: { state: string }) => state !== 'waiting')
  await waitFor(settled, { timeoutMs: 60_000, everyMs: 10, what: `${times} webhooks` })
}
