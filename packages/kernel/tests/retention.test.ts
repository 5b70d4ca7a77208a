import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { createServerTestContext } from '@rose-ash/server/testing/create-server-test-context'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { z } from 'zod'
import { auditKernel } from '../src/audit/audit-kernel.ts'
import { createFlowClient } from '../src/flows/client/flow-client.ts'
import { defineFlow } from '../src/flows/define-flow.ts'
import { advanceHorizon } from '../src/log/advance-horizon.ts'
import { defineReaction } from '../src/reactions/define-reaction.ts'
import { pruneHistory } from '../src/retention/prune-history.flow.ts'
import { RETENTION } from '../src/retention/retention-rules.ts'
import { append, testDefinition } from '../src/testing/append.ts'
import { drainFlows, drainReactions } from '../src/testing/drain.ts'

const ctx = await createServerTestContext('kernel')
const { db } = ctx
const flows = createFlowClient(ctx)
afterAll(() => ctx.close())
beforeEach(resetStores)

const LONG_AGO = new Date('2020-01-01T00:00:00Z')
const JUST_NOW = new Date()

const nothing = defineFlow({ name: 'nothing', version: 1, input: z.object({}), run: async () => null })
const child = defineFlow({ name: 'child', version: 1, input: z.object({}), run: (step) => step.waitFor('go') })
const parent = defineFlow({
  name: 'parent',
  version: 1,
  input: z.object({}),
  run: async (step) => {
    const child = await step.spawn('child', {})
    await step.waitFor('anything')
    return child
  },
})
const ALL = [nothing, child, parent, pruneHistory]

async function prune(input: object = {}) {
  const { id } = await flows.start(null, pruneHistory.name, input)
  await drainFlows(ctx, ALL)
  return (await flows.show(id)).output as Record<string, number>
}

const instances = async () =>
  (await db.flowInstance.findMany({ where: { name: { not: pruneHistory.name } } })).map(({ id }) => id).toSorted()
const makeOld = () =>
  db.flowInstance.updateMany({ where: { finishedAt: { not: null } }, data: { finishedAt: LONG_AGO } })

test('flows that are over go when they are old, in batches, with steps and signals; the others stay', async () => {
  await drainFlows(ctx, ALL)
  for (let n = 0; n < 5; n += 1) await flows.start(null, 'nothing', {})
  await drainFlows(ctx, ALL)
  await makeOld()
  const recent = (await flows.start(null, 'nothing', {})).id
  const waiting = (await flows.start(null, 'child', {})).id
  await drainFlows(ctx, ALL)
  expect(await prune({ batch: 2 })).toMatchObject({ 'completed flows': 5, 'failed flows': 0 })
  expect(await instances()).toEqual([recent, waiting].toSorted())
  expect(await auditKernel(ctx)).toEqual([])
})

test('a family goes as a whole, when its last member is over', async () => {
  await drainFlows(ctx, ALL)
  const { id } = await flows.start(null, 'parent', {})
  await drainFlows(ctx, ALL)
  await flows.resume(null, id, null, { key: 'anything' })
  await drainFlows(ctx, ALL)
  await makeOld()
  const { id: childId } = await db.flowInstance.findFirstOrThrow({ where: { parentId: id } })
  await prune()
  expect(await instances()).toEqual([id, childId].toSorted())
  await flows.resume(null, childId, null, { key: 'go' })
  await drainFlows(ctx, ALL)
  await makeOld()
  expect(await prune()).toMatchObject({ 'completed flows': 1 })
  expect(await instances()).toEqual([])
  expect(await db.flowSignal.count()).toBe(0)
  expect(await auditKernel(ctx)).toEqual([])
})

test('a reaction whose old tasks are gone handles nothing twice', async () => {
  const seen: bigint[] = []
  const reaction = defineReaction({
    name: 'test.see',
    on: [testDefinition()],
    handle: async (_tx, { seq }) => void seen.push(seq),
  })
  await append(db)
  await drainReactions(ctx, [reaction])
  await db.reactionTask.updateMany({ data: { handledAt: LONG_AGO } })
  await append(db)
  await drainReactions(ctx, [reaction])
  await drainFlows(ctx, ALL)
  expect(await prune()).toMatchObject({ 'done reaction tasks': 1 })
  await drainReactions(ctx, [reaction])
  expect([seen.length, await db.reactionTask.count()]).toEqual([2, 1])
})

test('letters, messages and deliveries go when they are old, and what still waits for somebody stays', async () => {
  await advanceHorizon(db)
  const letter = { to: 'ada@rose.localhost', template: 'note', data: {}, originApp: 'blog' }
  await db.outgoingMail.createMany({
    data: [
      { ...letter, idempotencyKey: 'old', status: 'sent', sentAt: LONG_AGO },
      { ...letter, idempotencyKey: 'new', status: 'sent', sentAt: JUST_NOW },
      { ...letter, idempotencyKey: 'open', status: 'pending', createdAt: LONG_AGO },
    ],
  })
  const delivery = {
    kind: 'test.send',
    destination: 'a.example',
    payload: {},
    expiresAt: JUST_NOW,
    createdAt: LONG_AGO,
  }
  await db.delivery.createMany({
    data: [
      { ...delivery, key: 'old', state: 'delivered', settledAt: LONG_AGO },
      { ...delivery, key: 'dropped', state: 'cancelled', settledAt: LONG_AGO },
      { ...delivery, key: 'dead', state: 'parked', settledAt: LONG_AGO },
      { ...delivery, key: 'parked', state: 'parked', settledAt: JUST_NOW },
      { ...delivery, key: 'open', state: 'pending' },
    ],
  })
  const destination = { kind: 'test.send', deliveredAt: LONG_AGO }
  await db.deliveryDestination.createMany({
    data: [
      { ...destination, name: 'a.example' },
      { ...destination, name: 'gone.example' },
      { ...destination, name: 'held.example', pausedAt: LONG_AGO },
    ],
  })
  const message = { actor: 'box', kind: 'test', message: {}, createdAt: LONG_AGO }
  await db.mailboxMessage.createMany({
    data: [
      { ...message, idemKey: 'old', state: 'taken', takenAt: LONG_AGO },
      { ...message, idemKey: 'open' },
    ],
  })
  await drainFlows(ctx, ALL)
  await prune()
  expect((await db.outgoingMail.findMany()).map(({ idempotencyKey }) => idempotencyKey)).toEqual(['new', 'open'])
  expect((await db.delivery.findMany({ orderBy: { seq: 'asc' } })).map(({ key }) => key)).toEqual(['parked', 'open'])
  expect((await db.deliveryDestination.findMany({ orderBy: { name: 'asc' } })).map(({ name }) => name)).toEqual([
    'a.example',
    'held.example',
  ])
  expect((await db.mailboxMessage.findMany()).map(({ idemKey }) => idemKey)).toEqual(['open'])
})

test('no two rules have one name', () => {
  expect(new Set(RETENTION.map(({ name }) => name)).size).toBe(RETENTION.length)
})
