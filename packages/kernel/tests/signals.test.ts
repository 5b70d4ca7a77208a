import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createServerTestContext } from '@rose-ash/server/testing/create-server-test-context'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { z } from 'zod'
import { createFlowClient } from '../src/flows/client/flow-client.ts'
import { defineFlow } from '../src/flows/define-flow.ts'
import type { Flow, Step } from '../src/flows/flow.ts'
import { drainFlows } from '../src/testing/drain.ts'

const ctx = await createServerTestContext('kernel')
const flows = createFlowClient(ctx)
afterAll(() => ctx.close())
beforeEach(resetStores)

const flowOf = (run: (step: Step) => Promise<unknown>) =>
  defineFlow({ name: 'waiting', version: 1, input: z.object({}), run })

async function start(flow: Flow<typeof ctx>) {
  await drainFlows(ctx, [flow])
  const { id } = await flows.start(null, flow.name, {})
  await drainFlows(ctx, [flow])
  return id
}

describe('a signal without a key', () => {
  test('does not answer for a child: the flow’s own approval gets it', async () => {
    const child = defineFlow({
      name: 'child',
      version: 1,
      input: z.object({}),
      run: async (step) => (await step.waitFor('end', { keyless: false })).payload,
    })
    const parent = flowOf(async (step) => {
      const result = await step.waitForChild(await step.spawn('child', {}))
      return { child: result.output, approval: (await step.waitFor('approval')).payload }
    })
    await drainFlows(ctx, [child])
    const id = await start(parent)
    await drainFlows(ctx, [child])
    await flows.resume(null, id, 'approved')
    await drainFlows(ctx, [parent])
    const [started] = await flows.list({ name: 'child' })
    await flows.resume(null, started!.id, 'born', { key: 'end' })
    await drainFlows(ctx, [child, parent])
    expect(await flows.show(id)).toMatchObject({
      status: 'completed',
      output: { child: 'born', approval: 'approved' },
    })
  })

  test('goes past a wait that only a program answers', async () => {
    const flow = flowOf(async (step) => {
      const { timedOut } = await step.waitFor('news', { keyless: false, timeout: { days: 1 } })
      return timedOut
    })
    const id = await start(flow)
    await flows.resume(null, id, 'from somebody')
    await drainFlows(ctx, [flow])
    expect((await flows.show(id)).status).toBe('suspended')
  })
})

describe('a payload that a wait cannot use', () => {
  const asking = flowOf(
    async (step) =>
      (
        await step.waitFor('answer', {
          schema: z.object({ by: z.string() }).refine(({ by }) => by !== 'nobody'),
        })
      ).payload,
  )

  test('is refused where it is sent, and the wait goes on', async () => {
    const id = await start(asking)
    for (const key of ['answer', undefined])
      await expect(flows.resume(null, id, { by: 7 }, key ? { key } : {})).rejects.toMatchObject({
        status: 422,
        code: 'payload_refused',
      })
    await flows.resume(null, id, { by: 'Ada' }, { key: 'answer' })
    await drainFlows(ctx, [asking])
    expect(await flows.show(id)).toMatchObject({ status: 'completed', output: { by: 'Ada' } })
  })

  test('that came before the wait, or that only its code can tell, is passed over', async () => {
    await drainFlows(ctx, [asking])
    const { id } = await flows.start(null, 'waiting', {})
    await flows.resume(null, id, { by: 7 }, { key: 'answer' })
    await drainFlows(ctx, [asking])
    await flows.resume(null, id, { by: 'nobody' }, { key: 'answer' })
    await drainFlows(ctx, [asking])
    expect((await flows.show(id)).status).toBe('suspended')
    await flows.resume(null, id, { by: 'Ada' }, { key: 'answer' })
    await drainFlows(ctx, [asking])
    expect(await flows.show(id)).toMatchObject({ status: 'completed', output: { by: 'Ada' } })
  })
})

test('signals for later waits are looked at once, and are there when the flow comes to them', async () => {
  const flow = flowOf(async (step) => {
    await step.waitFor('first', { keyless: false })
    return [(await step.waitFor('later')).payload, (await step.waitFor('later')).payload]
  })
  const id = await start(flow)
  for (const payload of [1, 2]) await flows.resume(null, id, payload, { key: 'later' })
  await flows.resume(null, id, 'lost')
  await drainFlows(ctx, [flow])
  expect(await ctx.db.flowSignal.count({ where: { early: false } })).toBe(0)
  await flows.resume(null, id, null, { key: 'first' })
  await drainFlows(ctx, [flow])
  expect(await flows.show(id)).toMatchObject({ status: 'completed', output: [1, 2] })
})
