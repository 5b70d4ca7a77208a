import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createServerTestContext } from '@rose-ash/server/testing/create-server-test-context'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { z } from 'zod'
import { createFlowClient } from '../src/flows/client/flow-client.ts'
import { defineFlow } from '../src/flows/define-flow.ts'
import { registerFlows } from '../src/flows/register-flows.ts'
import { createFlowRunner } from '../src/flows/runner/flow-runner.ts'
import { drainFlows } from '../src/testing/drain.ts'
import { eventually } from './support/eventually.ts'
import { createNotes, note, readNotes } from './support/notes.ts'

const ctx = await createServerTestContext('kernel')
const flows = createFlowClient(ctx)
afterAll(() => ctx.close())
beforeEach(async () => {
  await resetStores()
  await createNotes(ctx.db)
})

const named = z.object({ name: z.string() })
const noting = defineFlow({
  name: 'noting',
  version: 1,
  input: named,
  run: async (step, { name }) => step.tx('note', (tx) => note(tx, name)),
})

/** A flow that says who has come in and stays there until it is let out. */
function createHanging(limit?: { perFlow: number; perKey: { of: 'name'; most: number } }) {
  const inside: string[] = []
  const out = Promise.withResolvers<void>()
  const flow = defineFlow({
    name: 'hanging',
    version: 1,
    input: named,
    ...(limit && { limit }),
    run: (step, { name }) =>
      step.run('hang', async () => {
        inside.push(name)
        await out.promise
      }),
  })
  return { flow, inside, out }
}

test('forty instances that hang hold up no other flow of the app', async () => {
  const { flow, inside, out } = createHanging()
  const runner = createFlowRunner(ctx, [flow, noting])
  await registerFlows(ctx, [flow, noting])
  for (let n = 0; n < 40; n += 1) await flows.start(null, 'hanging', { name: 'h' })
  await runner.start()
  await eventually(async () => inside.length >= 12)
  const { id } = await flows.start(null, 'noting', { name: 'trivial' })
  await eventually(async () => (await flows.show(id)).status === 'completed')
  expect(await flows.list({ status: 'completed' })).toHaveLength(1)
  out.resolve()
  await eventually(async () => (await flows.list({ status: 'completed' })).length === 41)
  await runner.stop()
})

describe('a limit', () => {
  test('of a flow and of a key of its input counts what runs in all processes', async () => {
    const { flow, inside, out } = createHanging({ perFlow: 3, perKey: { of: 'name', most: 1 } })
    await registerFlows(ctx, [flow])
    for (const name of ['a', 'a', 'a', 'b', 'b', 'c', 'd']) await flows.start(null, 'hanging', { name })
    const runners = [1, 2].map(() => createFlowRunner(ctx, [flow]))
    const claims = await Promise.all(runners.map((runner) => runner.round()))
    expect(claims[0]! + claims[1]!).toBe(3)
    await eventually(async () => inside.length === 3)
    expect(inside.toSorted()).toEqual(['a', 'b', 'c'])
    expect(await runners[0]!.round()).toBe(0)
    out.resolve()
    await Promise.all(runners.map((runner) => runner.idle()))
    expect(await runners[1]!.round()).toBe(3)
    await runners[1]!.idle()
    expect(inside.slice(3).toSorted()).toEqual(['a', 'b', 'd'])
    await drainFlows(ctx, [flow])
    expect(await flows.list({ status: 'completed' })).toHaveLength(7)
  })

  test('is not used up by a worker that died', async () => {
    const { flow, out } = createHanging({ perFlow: 1, perKey: { of: 'name', most: 1 } })
    await registerFlows(ctx, [flow])
    await flows.start(null, 'hanging', { name: 'a' })
    const dead = createFlowRunner(ctx, [flow])
    expect(await dead.round()).toBe(1)
    await ctx.db.$executeRaw`UPDATE flow_instances SET wake_at = now()`
    const other = createFlowRunner(ctx, [flow])
    expect(await other.round()).toBe(1)
    out.resolve()
    await Promise.all([dead.idle(), other.idle()])
    expect(await flows.list({ status: 'completed' })).toHaveLength(1)
  })
})

describe('of the instances that can run', () => {
  test('the most urgent are taken first, then the oldest', async () => {
    await registerFlows(ctx, [noting])
    for (const [name, priority] of [
      ['a', 0],
      ['b', 0],
      ['c', 5],
      ['d', -1],
      ['e', 5],
    ] as const)
      await flows.start(null, 'noting', { name }, { priority })
    const runner = createFlowRunner(ctx, [noting], { concurrency: 1 })
    while ((await runner.round()) > 0) await runner.idle()
    expect(await readNotes(ctx.db)).toEqual(['c', 'e', 'a', 'b', 'd'])
  })

  test('those that began first end first, with their children: a storm does not advance in lockstep', async () => {
    const parent = defineFlow({
      name: 'parent',
      version: 1,
      input: named,
      run: async (step, input) => {
        await step.waitForChild(await step.spawn('noting', input))
        await step.waitForChild(await step.spawn('noting', input))
      },
    })
    await registerFlows(ctx, [parent, noting])
    for (let n = 0; n < 40; n += 1) await flows.start(null, 'parent', { name: String(n) })
    const runner = createFlowRunner(ctx, [parent, noting], { concurrency: 2 })
    while ((await ctx.db.flowInstance.count({ where: { name: 'parent', status: 'completed' } })) < 4) {
      expect(await runner.round()).toBeGreaterThan(0)
      await runner.idle()
    }
    expect(await ctx.db.flowInstance.count({ where: { name: 'parent', epoch: { gt: 0 } } })).toBeLessThan(20)
    await drainFlows(ctx, [parent, noting])
    expect(await ctx.db.flowInstance.count({ where: { status: 'completed' } })).toBe(120)
  })
})
