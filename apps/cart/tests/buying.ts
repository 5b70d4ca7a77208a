import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Faults } from '@rose-ash/devstack/sumup/faults/faults'
import { openSumUp } from '@rose-ash/devstack/sumup/open-sumup'
import { saveCollectionPoint } from '@rose-ash/domains/cart/orders/save-collection-point'
import type { ContextOverrides } from '@rose-ash/domains/context/shared-context'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { drainFlows } from '@rose-ash/kernel/testing/drain'
import { passTime } from '@rose-ash/kernel/testing/pass-time'
import { type AppClient, appClient } from '@rose-ash/server/testing/app-client'
import { signedIn } from '@rose-ash/server/testing/signed-in'
import type { Clock } from '@rose-ash/shared/context/clock'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { type Environment, testEnvironment } from '@rose-ash/shared/testing/test-environment'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { type AppContext, createContext } from '../src/context.ts'
import { expireOrder } from '../src/flows/expire-order.flow.ts'
import { reconcilePayment } from '../src/flows/reconcile-payment.flow.ts'
import { refundPayment } from '../src/flows/refund-payment.flow.ts'

const API_KEY = 'sup_sk_of_the_tests'

export interface SumUpStandIn {
  readonly url: string
  faults(faults: Partial<Faults>): Promise<void>
  /** Acts as the buyer on the hosted payment page. */
  press(payUrl: string, outcome: 'pay' | 'decline'): Promise<void>
  close(): Promise<void>
}

/** Starts the local stack's SumUp stand-in on loopback; webhooks are lost unless a test delivers them. */
async function startSumUp(): Promise<SumUpStandIn> {
  const folder = await mkdtemp(join(tmpdir(), 'rose-sumup-'))
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const sumup = await openSumUp({
    apiKey: API_KEY,
    merchantCode: 'MTEST',
    merchantName: 'Rose Ash',
    publicUrl: url,
    journalFile: join(folder, 'sumup.jsonl'),
    webhookRetrySeconds: [],
  })
  server.on('request', sumup.app)
  const headers = { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' }
  const faults = async (wanted: Partial<Faults>) => {
    await fetch(`${url}/__control/faults`, {
      method: 'PUT',
      headers,
      body: JSON.stringify({ webhooks: 'lose', ...wanted }),
    })
  }
  await faults({})
  return {
    url,
    faults,
    async press(payUrl, outcome) {
      await fetch(payUrl, { method: 'POST', body: new URLSearchParams({ outcome }), redirect: 'manual' })
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await sumup.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A context of the cart app that uses a stand-in. */
async function cartContext(
  sumup: SumUpStandIn,
  added: Environment,
  overrides: ContextOverrides = {},
): Promise<AppContext> {
  const env = {
    SUMUP_API_URL: sumup.url,
    SUMUP_API_KEY: API_KEY,
    SUMUP_MERCHANT_CODE: 'MTEST',
    SUMUP_TIMEOUT_MS: '1500',
    ...added,
  }
  return createContext(readConfig(await testEnvironment(env)), overrides)
}

export interface Buyer {
  readonly client: AppClient
  readonly memberId: string
  readonly email: string
  /** The only collection point. */
  readonly collectionPointId: string
  add(refId: string, quantity?: number): Promise<void>
  /** Submits the checkout form; `changes` are tampered values. */
  checkOut(changes?: Record<string, string>): Promise<string>
  orderIds(): Promise<string[]>
}

/** A signed-in member with a client, at a co-op that hands orders over in its yard. */
export async function createBuyer(ctx: AppContext): Promise<Buyer> {
  const client = await appClient(createApp(ctx), 'cart')
  const member = await createMember(ctx)
  await signedIn(ctx, client, member)
  const yard = { slug: 'yard', name: 'Yard', address: '1 Tannery Lane', openingWords: 'Saturdays 9 to 12' }
  const { id: collectionPointId } = await ctx.transact((tx) => saveCollectionPoint(tx, yard))
  return {
    collectionPointId,
    client,
    memberId: member.id,
    email: member.email,
    async add(refId, quantity = 1) {
      await client.post('/cart/lines', { form: { refId, quantity: String(quantity) } })
    },
    async checkOut(changes = {}) {
      const page = await client.get('/checkout')
      const answer = await client.post('/checkout', {
        form: { name: 'Rosa Marsh', ...formOf(page.text), ...changes },
      })
      return answer.location ?? ''
    },
    async orderIds() {
      const orders = await ctx.db.order.findMany({ where: { memberId: member.id }, orderBy: { placedAt: 'asc' } })
      return orders.map(({ id }) => id)
    },
  }
}

/** The hidden fields of the checkout and its chosen collection point. */
export function formOf(html: string): Record<string, string> {
  const [point] = html.match(/<input[^>]*name="collectionPointId"[^>]*checked[^>]*>/) ?? []
  const pointId = point?.match(/value="([^"]+)"/)?.[1]
  const hidden = html.matchAll(/<input type="hidden" name="(cartVersion|agreedTotalMinor)" value="(\d+)">/g)
  return {
    ...Object.fromEntries([...hidden].map(([, name, value]) => [name, value])),
    ...(pointId && { collectionPointId: pointId }),
  }
}

/** A clock that a test moves forward, for the code and for waiting flows. */
export interface TurnedClock extends Clock {
  reset(): void
  pass(ctx: AppContext, by: { readonly minutes?: number; readonly seconds?: number }): Promise<void>
  /** Runs the due flows, moves the time forward and runs the flows that are due then. */
  turn(ctx: AppContext, by: { readonly minutes?: number; readonly seconds?: number }): Promise<void>
}

function turnedClock(): TurnedClock {
  let ahead = 0
  const clock: TurnedClock = {
    now: () => new Date(Date.now() + ahead),
    reset() {
      ahead = 0
    },
    async pass(ctx, { minutes = 0, seconds = 0 }) {
      const ms = (minutes * 60 + seconds) * 1_000
      ahead += ms
      await passTime(ctx, ms)
    },
    async turn(ctx, by) {
      await runFlows(ctx)
      await clock.pass(ctx, by)
      await runFlows(ctx)
    },
  }
  return clock
}

export interface Till {
  readonly ctx: AppContext
  readonly sumup: SumUpStandIn
  readonly clock: TurnedClock
  /** Resets everything: empty stores, the current time, a working SumUp. */
  clean(): Promise<void>
  close(): Promise<void>
}

/** The cart app with its own SumUp stand-in and clock. */
export async function openTill(added: Environment = {}): Promise<Till> {
  const clock = turnedClock()
  const sumup = await startSumUp()
  const ctx = await cartContext(sumup, added, { clock })
  return {
    ctx,
    sumup,
    clock,
    async clean() {
      clock.reset()
      await resetStores()
      await sumup.faults({})
    },
    async close() {
      await ctx.close()
      await sumup.close()
    },
  }
}

/** Runs the flows of a worker until each waits or has ended. */
export function runFlows(ctx: AppContext): Promise<void> {
  return drainFlows(ctx, [expireOrder, reconcilePayment, refundPayment])
}
