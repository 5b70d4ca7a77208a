import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createServerTestContext } from '@rose-ash/server/testing/create-server-test-context'
import { cancelDeliveries } from '@rose-ash/shared/deliveries/cancel-deliveries'
import { DeliveryRefusedError, DestinationAwayError } from '@rose-ash/shared/deliveries/delivery-errors'
import { type DeliveryKind, defineDelivery } from '@rose-ash/shared/deliveries/delivery-kind'
import { enqueueDeliveries, type NewDelivery } from '@rose-ash/shared/deliveries/enqueue-deliveries'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { z } from 'zod'
import { auditKernel } from '../src/audit/audit-kernel.ts'
import { claimDeliveries } from '../src/deliveries/claim-deliveries.ts'
import { listUndelivered, replayDeliveries } from '../src/deliveries/control-deliveries.ts'
import { createDeliveryRunner } from '../src/deliveries/delivery-runner.ts'
import { markDelivered } from '../src/deliveries/settle-deliveries.ts'
import { drainDeliveries } from '../src/testing/drain.ts'
import { eventually } from './support/eventually.ts'

const ctx = await createServerTestContext('kernel')
const { db } = ctx
afterAll(() => ctx.close())
beforeEach(resetStores)

const KIND = 'test.send'
const payload = z.object({ text: z.string() })
type Sending = DeliveryKind<typeof ctx, typeof payload>

/** A kind that writes down what it was asked to send. */
function sending(parts: Partial<Sending> = {}) {
  const sent: string[] = []
  const kind = defineDelivery<typeof ctx, typeof payload>({
    ...{ name: KIND, payload },
    ...parts,
    async deliver(given, own, tools) {
      sent.push(given.text)
      await parts.deliver?.(given, own, tools)
    },
  })
  return { sent, kind }
}

type Given = Partial<NewDelivery<{ text: string }>> & { readonly text: string }

const enqueue = (kind: Sending, deliveries: readonly Given[]) =>
  ctx.transact((tx) =>
    enqueueDeliveries(
      ctx,
      tx,
      kind,
      deliveries.map(({ text, ...given }) => ({ destination: 'a.example', key: text, payload: { text }, ...given })),
    ),
  )

const many = (count: number, destination: string): Given[] =>
  Array.from({ length: count }, (_, n) => ({ destination, text: `${destination} ${n}` }))

const stateOf = async (key: string) => (await db.delivery.findFirstOrThrow({ where: { key } })).state
const restIsOver = () => db.deliveryDestination.updateMany({ data: { restUntil: null } })
const backOffIsOver = () => db.delivery.updateMany({ where: { state: 'pending' }, data: { dueAt: new Date(0) } })
/** Long known: it answers, or has not answered for so often that its next rest is a long one. */
const know = (name: string, failures = 0) =>
  db.deliveryDestination.create({ data: { kind: KIND, name, failures, deliveredAt: new Date() } })
const away = () => Promise.reject(new DestinationAwayError('nobody answers'))

describe('what is enqueued', () => {
  test('exists exactly when its transaction commits, once for each key, and leaves once', async () => {
    const { kind, sent } = sending()
    const undone = ctx.transact(async (tx) => {
      await enqueueDeliveries(ctx, tx, kind, [{ destination: 'a.example', key: 'x', payload: { text: 'undone' } }])
      throw new Error('changed our mind')
    })
    await expect(undone).rejects.toThrow('changed our mind')
    expect(await enqueue(kind, [{ text: 'once' }])).toBe(1)
    expect(await enqueue(kind, [{ text: 'once' }, { text: 'twice' }])).toBe(1)
    await drainDeliveries(ctx, [kind])
    await drainDeliveries(ctx, [kind])
    expect(sent).toEqual(['once', 'twice'])
    expect(await auditKernel(ctx)).toEqual([])
  })

  test('is delivered when the bell rings, though the next poll is far away', async () => {
    const { kind } = sending()
    const runner = createDeliveryRunner(ctx, kind, { pollMs: 3_600_000 })
    await runner.start()
    await enqueue(kind, [{ text: 'at once' }])
    await eventually(async () => (await stateOf('at once')) === 'delivered')
    await runner.stop()
  })

  test('leaves once, however many workers there are, and never with more than its window to one destination', async () => {
    let [busy, most] = [0, 0]
    const { kind, sent } = sending({
      ...{ window: 3, concurrency: 10 },
      async deliver(_payload, _ctx, { destination }) {
        if (destination !== 'a.example') return
        most = Math.max(most, ++busy)
        await new Promise(setImmediate)
        busy -= 1
      },
    })
    await enqueue(kind, [{ text: 'first' }])
    await drainDeliveries(ctx, [kind])
    const texts = [...many(40, 'a.example'), ...many(40, 'b.example')]
    await enqueue(kind, texts)
    await Promise.all(Array.from({ length: 4 }, () => drainDeliveries(ctx, [kind])))
    await drainDeliveries(ctx, [kind])
    expect(sent.slice(1).toSorted()).toEqual(texts.map(({ text }) => text).toSorted())
    expect(most).toBeGreaterThan(1)
    expect(most).toBeLessThanOrEqual(3)
  })

  test('with one order key leaves in order: what fails holds up the rest, and nothing else', async () => {
    let isBroken = true
    const { kind, sent } = sending({
      deliver: async ({ text }) => {
        if (text === '1' && isBroken) throw new Error('not this one')
      },
    })
    await know('a.example')
    await enqueue(kind, [...['1', '2', '3'].map((text) => ({ text, orderKey: 'post' })), { text: 'other' }])
    await createDeliveryRunner(ctx, kind).round()
    expect(sent).toEqual(['1', 'other'])
    isBroken = false
    await backOffIsOver()
    await drainDeliveries(ctx, [kind])
    expect(sent).toEqual(['1', 'other', '1', '2', '3'])
  })

  test('to many destinations is claimed fairly: a backlog to one does not come before the others', async () => {
    const { kind } = sending({ window: 2 })
    await enqueue(kind, many(200, 'a.example'))
    await enqueue(
      kind,
      ['b', 'c', 'd'].map((name) => ({ destination: `${name}.example`, text: name })),
    )
    const claim = { kind: KIND, owner: 'me', leaseMs: 60_000, window: 2, limit: 2 }
    const first = await claimDeliveries(ctx, { ...claim, after: '' })
    const second = await claimDeliveries(ctx, { ...claim, after: first.last })
    expect([...first.claimed, ...second.claimed].map(({ destination }) => destination).toSorted()).toEqual(
      ['a', 'b', 'c', 'd'].map((name) => `${name}.example`),
    )
  })
})

describe('a destination that does not answer', () => {
  test('is asked with one delivery, and not again before its rest is over; the others are not delayed', async () => {
    let isDown = true
    const { kind, sent } = sending({
      deliver: async (_payload, _ctx, { destination }) => {
        if (destination === 'dead.example' && isDown) await away()
      },
    })
    await know('dead.example', 9)
    await enqueue(kind, [...many(20, 'dead.example'), ...many(20, 'well.example')])
    for (let round = 0; round < 3; round += 1) await drainDeliveries(ctx, [kind])
    const toDead = () => sent.filter((text) => text.startsWith('dead')).length
    expect([toDead(), sent.length]).toEqual([1, 21])
    expect((await listUndelivered(ctx)).length).toBe(20)
    await restIsOver()
    await drainDeliveries(ctx, [kind])
    expect(toDead()).toBe(2)
    isDown = false
    await restIsOver()
    await drainDeliveries(ctx, [kind])
    expect([toDead(), await listUndelivered(ctx)]).toEqual([22, []])
    expect(await db.deliveryDestination.findFirst({ where: { name: 'dead.example' } })).toMatchObject({
      ...{ failures: 0, awaySince: null, restUntil: null },
    })
  })

  test('rests for half an hour in the end, and for as long as it asks for', async () => {
    let retryAfterMs = 0
    const { kind } = sending({ deliver: () => Promise.reject(new DestinationAwayError('busy', { retryAfterMs })) })
    await enqueue(kind, [{ text: 'one' }])
    const rest = async () => {
      await restIsOver()
      await drainDeliveries(ctx, [kind])
      const [row] = await db.$queryRaw<{ seconds: number }[]>`
        SELECT (extract(epoch FROM rest_until - now()))::float8 AS seconds FROM delivery_destinations`
      return row!.seconds
    }
    for (let failure = 0; failure < 10; failure += 1) await rest()
    // By the time it is read some of it may be over; a tenth of it is chance.
    const longest = await rest()
    expect(longest).toBeGreaterThan(1_000)
    expect(longest).toBeLessThan(1_981)
    retryAfterMs = 7_200_000
    expect(await rest()).toBeGreaterThan(6_000)
  })

  test('that hangs is away when its time is over, and holds up nobody else', async () => {
    const { kind } = sending({
      timeoutMs: 30,
      deliver: (_payload, _ctx, { destination }) =>
        destination === 'hung.example' ? new Promise(() => undefined) : Promise.resolve(),
    })
    await know('hung.example', 9)
    await enqueue(kind, [...many(5, 'hung.example'), { text: 'well', destination: 'well.example' }])
    await drainDeliveries(ctx, [kind])
    expect(await stateOf('well')).toBe('delivered')
    expect(await db.delivery.aggregate({ where: { destination: 'hung.example' }, _sum: { attempts: true } })).toEqual({
      _sum: { attempts: 1 },
    })
  })

  test('for longer than the patience of what waits there makes dead letters of it, which are replayed', async () => {
    let isDown = true
    const { kind, sent } = sending({ patienceDays: 0, deliver: async () => void (isDown && (await away())) })
    await enqueue(kind, many(3, 'dead.example'))
    await drainDeliveries(ctx, [kind])
    expect((await listUndelivered(ctx, { kind: KIND })).map(({ state }) => state)).toEqual(Array(3).fill('parked'))
    expect(await auditKernel(ctx)).toMatchObject([
      { check: 'no delivery is parked', detail: expect.stringMatching(/^3 /) },
    ])
    isDown = false
    expect(await replayDeliveries(ctx, { kind: KIND, destination: 'other.example' })).toBe(0)
    expect(await replayDeliveries(ctx, { kind: KIND, destination: 'dead.example' })).toBe(3)
    await drainDeliveries(ctx, [kind])
    expect([sent.length, await listUndelivered(ctx)]).toEqual([4, []])
  })
})

test('what its destination refuses, and what does not fit its kind, is parked at once', async () => {
  const { kind } = sending({ deliver: () => Promise.reject(new DeliveryRefusedError('no such box')) })
  await enqueue(kind, [{ text: 'refused' }, { text: 'misfit' }])
  await db.delivery.updateMany({ where: { key: 'misfit' }, data: { payload: { text: 7 } } })
  await drainDeliveries(ctx, [kind])
  expect(await listUndelivered(ctx)).toMatchObject([
    { key: 'refused', state: 'parked', attempts: 1, lastError: 'DeliveryRefusedError: no such box' },
    { key: 'misfit', state: 'parked', attempts: 1 },
  ])
})

test('what is cancelled does not leave; an attempt under way is its last', async () => {
  const { kind, sent } = sending({
    deliver: async ({ text }, _ctx) => {
      if (text !== 'create') return
      await ctx.transact((tx) => cancelDeliveries(tx, { kind: KIND, subject: 'post' }))
      throw new Error('not at first')
    },
  })
  await enqueue(kind, [
    ...['create', 'update'].map((text) => ({ text, subject: 'post', orderKey: 'post' })),
    { text: 'delete', orderKey: 'post' },
  ])
  await drainDeliveries(ctx, [kind])
  expect(sent).toEqual(['create', 'delete'])
  expect([await stateOf('create'), await stateOf('update')]).toEqual(['cancelled', 'cancelled'])
})

test('an owner whose lease is over marks nothing; another delivers, with the same idempotency key', async () => {
  const keys: string[] = []
  const { kind } = sending({ deliver: async (_payload, _ctx, tools) => void keys.push(tools.idempotencyKey) })
  await enqueue(kind, [{ text: 'once' }])
  const claim = { kind: KIND, owner: 'dead', leaseMs: 60_000, window: 4, limit: 4, after: '' }
  const { claimed } = await claimDeliveries(ctx, claim)
  expect((await claimDeliveries(ctx, { ...claim, owner: 'other' })).claimed).toEqual([])
  await db.delivery.updateMany({ data: { dueAt: new Date(0) } })
  const { claimed: again } = await claimDeliveries(ctx, { ...claim, owner: 'other' })
  await markDelivered(db, KIND, claimed)
  expect(await stateOf('once')).toBe('leased')
  await markDelivered(db, KIND, again)
  expect(await stateOf('once')).toBe('delivered')
  await drainDeliveries(ctx, [kind])
  expect(keys).toEqual([])
})

test('a process that stops gives back what it had under way, without an attempt', async () => {
  const began = Promise.withResolvers<void>()
  const { kind } = sending({
    deliver: async () => {
      began.resolve()
      await new Promise(() => undefined)
    },
  })
  await enqueue(kind, [{ text: 'hung' }])
  const runner = createDeliveryRunner(ctx, kind)
  await runner.start()
  await began.promise
  await runner.stop()
  expect(await db.delivery.findFirst()).toMatchObject({ state: 'pending', attempts: 0 })
})

test('what goes to a paused destination waits until it is let go', async () => {
  const { kind, sent } = sending()
  await db.deliveryDestination.create({ data: { kind: KIND, name: 'a.example', pausedAt: new Date() } })
  await enqueue(kind, [{ text: 'held' }])
  await drainDeliveries(ctx, [kind])
  expect(sent).toEqual([])
  await db.deliveryDestination.updateMany({ data: { pausedAt: null } })
  await drainDeliveries(ctx, [kind])
  expect(sent).toEqual(['held'])
})
