import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createServerTestContext } from '@rose-ash/server/testing/create-server-test-context'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { z } from 'zod'
import { createFlowClient } from '../src/flows/client/flow-client.ts'
import { defineFlow } from '../src/flows/define-flow.ts'
import { registerFlows } from '../src/flows/register-flows.ts'
import { advanceHorizon } from '../src/log/advance-horizon.ts'
import { on } from '../src/projections/change.ts'
import { registerProjections } from '../src/projections/checkpoints.ts'
import { defineProjection } from '../src/projections/define-projection.ts'
import { createProjectionRunner } from '../src/projections/projection-runner.ts'
import { defineReaction } from '../src/reactions/define-reaction.ts'
import { createReactionRunner } from '../src/reactions/reaction-runner.ts'
import { registerReactions } from '../src/reactions/register-reactions.ts'
import { append, testDefinition } from '../src/testing/append.ts'
import { drainFlows, drainProjections } from '../src/testing/drain.ts'
import { createNotes, note, readNotes } from './support/notes.ts'

const ctx = await createServerTestContext('kernel')
const flows = createFlowClient(ctx)
afterAll(() => ctx.close())
beforeEach(async () => {
  await resetStores()
  await createNotes(ctx.db)
})

const LONG_AGO = new Date(0)

describe('a flow of two versions', () => {
  const ofVersion = (version: number) =>
    defineFlow({
      name: 'rolling',
      version,
      input: z.object({}),
      run: async (_step, _input, _ctx, instance) => `${instance.version} by ${version}`,
    })
  const [v1, v2] = [ofVersion(1), ofVersion(2)]
  const outputOf = async (id: string) => (await flows.show(id)).output

  test('begins with the newest while workers of it live, and older workers leave it alone', async () => {
    await registerFlows(ctx, [v1])
    const before = await flows.start(null, 'rolling', {})
    await registerFlows(ctx, [v2])
    await registerFlows(ctx, [v1])
    const { id } = await flows.start(null, 'rolling', {})
    await drainFlows(ctx, [v1])
    expect([await outputOf(before.id), await outputOf(id)]).toEqual(['1 by 1', null])
    await drainFlows(ctx, [v2])
    expect(await outputOf(id)).toBe('2 by 2')
  })

  test('begins with the older again after a rollback, also what was started and never ran', async () => {
    await registerFlows(ctx, [v2])
    const stranded = await flows.start(null, 'rolling', {})
    await ctx.db.flowDefinition.updateMany({ data: { seenAt: LONG_AGO } })
    await registerFlows(ctx, [v1])
    const { id } = await flows.start(null, 'rolling', {})
    await drainFlows(ctx, [v1])
    expect([await outputOf(stranded.id), await outputOf(id)]).toEqual(['1 by 1', '1 by 1'])
  })
})

describe('a reaction that gets another type', () => {
  const reactionTo = (...types: string[]) =>
    defineReaction({
      name: 'test.rolling',
      on: types.map((type) => testDefinition(type)),
      order: 'none',
      handle: (tx, { type }) => note(tx, type),
    })
  const [v1, v2] = [reactionTo('test.old'), reactionTo('test.old', 'test.new')]
  const roundOf = (reaction: typeof v1) => createReactionRunner(ctx, [reaction]).round()

  test('loses none of it while older processes read on, and after they came back', async () => {
    await registerReactions(ctx, [v1])
    await append(ctx.db, { type: 'test.new' })
    await roundOf(v1)
    await registerReactions(ctx, [v2])
    for (const type of ['test.new', 'test.old', 'test.new']) await append(ctx.db, { type })
    await roundOf(v1)
    expect(await readNotes(ctx.db)).toEqual(['test.old'])
    await roundOf(v2)
    expect(await readNotes(ctx.db)).toEqual(['test.old', 'test.new', 'test.new'])
    await registerReactions(ctx, [v1])
    await append(ctx.db, { type: 'test.new' })
    await roundOf(v1)
    await registerReactions(ctx, [v2])
    await roundOf(v2)
    expect(await readNotes(ctx.db)).toHaveLength(4)
  })

  test('leaves tasks that it does not know to those that do, without an attempt', async () => {
    await registerReactions(ctx, [v2])
    const seq = await append(ctx.db, { type: 'test.new' })
    await advanceHorizon(ctx.db)
    await ctx.db.reactionTask.create({ data: { handler: v1.name, seq, dueAt: LONG_AGO } })
    await roundOf(v1)
    expect(await ctx.db.reactionTask.findFirst()).toMatchObject({ state: 'pending', attempts: 0 })
    await ctx.db.reactionTask.updateMany({ data: { dueAt: LONG_AGO } })
    await roundOf(v2)
    expect(await readNotes(ctx.db)).toEqual(['test.new'])
  })
})

describe('a projection of two versions', () => {
  const ofVersion = (version: number) =>
    defineProjection({
      name: 'test-rolling',
      version,
      changes: [
        on(testDefinition(), (tx, { seq }, generation) => note(tx, `v${version} generation ${generation}: ${seq}`)),
      ],
      clear: async () => undefined,
    })
  const [v1, v2] = [ofVersion(1), ofVersion(2)]
  const live = async () =>
    (await ctx.db.projectionCheckpoint.findFirst({ where: { name: 'test-rolling', state: 'live' } }))?.version

  test('is left alone by older processes once the newer is live', async () => {
    await drainProjections(ctx, [v1])
    await drainProjections(ctx, [v2])
    expect(await live()).toBe(2)
    await append(ctx.db)
    await registerProjections(ctx, [v1])
    while (await createProjectionRunner(ctx, [v1]).round());
    expect([await live(), await readNotes(ctx.db)]).toEqual([2, []])
  })

  test('is made again in the older version after a rollback', async () => {
    await drainProjections(ctx, [v2])
    const seq = await append(ctx.db)
    await ctx.db.projectionCheckpoint.updateMany({ data: { updatedAt: LONG_AGO } })
    await drainProjections(ctx, [v1])
    expect([await live(), await readNotes(ctx.db)]).toEqual([1, [`v1 generation 2: ${seq}`]])
  })
})
