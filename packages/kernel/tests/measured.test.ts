import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { createServerTestContext } from '@rose-ash/server/testing/create-server-test-context'
import { defineDelivery } from '@rose-ash/shared/deliveries/delivery-kind'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { z } from 'zod'
import { createFlowClient } from '../src/flows/client/flow-client.ts'
import { defineFlow } from '../src/flows/define-flow.ts'
import { measureLag } from '../src/process/measure-lag.ts'
import { defineReaction } from '../src/reactions/define-reaction.ts'
import { append, testDefinition } from '../src/testing/append.ts'
import { drainDeliveries, drainFlows, drainReactions } from '../src/testing/drain.ts'

const ctx = await createServerTestContext('kernel')
const { db } = ctx
measureLag(ctx)
afterAll(() => ctx.close())
beforeEach(resetStores)

const HOUR_MS = 3_600_000
const longAgo = () => new Date(Date.now() - HOUR_MS)

async function counted(work: string): Promise<string[]> {
  const { values } = await ctx.metrics.work.get()
  return values
    .filter(({ metricName, labels }) => metricName === 'rose_work_seconds_count' && labels.work === work)
    .map(({ labels, value }) => `${labels.name} ${labels.outcome} ${value}`)
}

test('what the kernel does is measured by its name and by how it ended', async () => {
  const flow = defineFlow({
    name: 'test-flow',
    version: 1,
    input: z.object({}),
    run: (step) => step.tx('a step', async () => null),
  })
  await drainFlows(ctx, [flow])
  await createFlowClient(ctx).start(null, 'test-flow', {})
  await drainFlows(ctx, [flow])
  const reaction = (name: string, handle: () => Promise<void>) =>
    defineReaction({ name, on: [testDefinition()], maxAttempts: 1, handle })
  await append(db)
  await drainReactions(ctx, [
    reaction('test.well', async () => undefined),
    reaction('test.ill', () => Promise.reject(new Error('ill'))),
  ])
  const delivery = defineDelivery({ name: 'test.send', payload: z.object({}), deliver: async () => undefined })
  const row = { kind: 'test.send', destination: 'a.example', key: 'a', payload: {} }
  await db.delivery.create({ data: { ...row, expiresAt: new Date(Date.now() + HOUR_MS) } })
  await drainDeliveries(ctx, [delivery])
  expect(await counted('flow')).toEqual(['test-flow ran 1'])
  expect(await counted('step')).toEqual(['test-flow done 1'])
  expect(await counted('reaction')).toEqual(['test.well done 1', 'test.ill failed 1'])
  expect(await counted('delivery')).toEqual(['test.send delivered 1'])
})

test('what is due and waits is shown in seconds; what waits for a destination that is away is not late', async () => {
  const delivery = { destination: 'dead.example', payload: {}, expiresAt: new Date(), dueAt: longAgo() }
  await db.delivery.createMany({
    data: [
      { ...delivery, kind: 'test.held', key: 'a' },
      { ...delivery, kind: 'test.late', key: 'b' },
      { ...delivery, kind: 'test.held', key: 'c', state: 'parked' },
    ],
  })
  await db.deliveryDestination.create({ data: { kind: 'test.held', name: 'dead.example', failures: 3 } })
  await db.flowInstance.create({
    data: { name: 'late-flow', version: 1, originApp: 'cart', input: {}, wakeAt: longAgo() },
  })
  const text = await ctx.metrics.registry.metrics()
  const lag = (work: string, name: string) =>
    Number(new RegExp(`rose_work_lag_seconds{work="${work}",name="${name}"[^}]*} ([\\d.]+)`).exec(text)?.[1] ?? 0)
  expect(lag('delivery', 'test.late')).toBeGreaterThanOrEqual(3_599)
  expect(lag('flow', 'late-flow')).toBeGreaterThanOrEqual(3_599)
  expect(lag('delivery', 'test.held')).toBe(0)
  expect(text).toMatch(/rose_deliveries{delivery="test.held",state="parked"[^}]*} 1/)
  expect(text).toMatch(/rose_delivery_destinations_away{delivery="test.held"[^}]*} 1/)
})
