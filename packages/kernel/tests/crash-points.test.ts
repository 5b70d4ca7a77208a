import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { createTestContext } from '@rose-ash/shared/testing/create-test-context'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { z } from 'zod'
import { auditKernel } from '../src/audit/audit-kernel.ts'
import { defineFlow } from '../src/flows/define-flow.ts'
import { createFlowClient } from '../src/flows/flow-client.ts'
import { createFlowRunner } from '../src/flows/flow-runner.ts'
import { registerFlows } from '../src/flows/register-flows.ts'
import type { KernelContext } from '../src/kernel-context.ts'
import { append } from './support/append.ts'
import { crashingContext, type Moment } from './support/crashing-context.ts'
import { eventually } from './support/eventually.ts'
import { createNotes, note, readNotes } from './support/notes.ts'

const LEASE_MS = 120
const MORE_THAN_ALL = 200
const AT_ONCE = 6

const shared = await createTestContext('kernel')
const client = createFlowClient(shared)
afterAll(() => shared.close())
beforeEach(async () => {
  await resetStores()
  await createNotes(shared.db)
})

/** Every kind of step, each with an effect that would be seen if it happened twice. A name of its own keeps other workers away. */
function partsOf(point: string) {
  const child = defineFlow({
    name: `child-${point}`,
    version: 1,
    input: z.object({}),
    run: (step) => step.tx('born', (tx) => note(tx, `${point} born`)),
  })
  const everything = defineFlow({
    name: `everything-${point}`,
    version: 1,
    input: z.object({}),
    run: async (step) => {
      await step.tx('first', async (tx) => {
        await note(tx, `${point} first`)
        await append(tx, { objectId: point })
      })
      const { payload } = await step.waitFor<string>('go')
      const key = await step.run('outside', ({ idempotencyKey }) => idempotencyKey.split(':')[1])
      await step.sleep('nap', { milliseconds: 1 })
      await step.waitForChild(await step.spawn(`child-${point}`, {}))
      await step.tx('last', (tx) => note(tx, `${point} last ${payload} ${key}`))
      return 'done'
    },
  })
  return [everything, child]
}

/** One worker crashes at its nth statement; another takes over when the lease is over. True when it came that far. */
async function crashAt(n: number, moment: Moment): Promise<boolean> {
  const point = `${moment}-${n}`
  const parts = partsOf(point)
  const workerOf = (ctx: KernelContext) => createFlowRunner(ctx, parts, { leaseMs: LEASE_MS })
  await registerFlows(shared, parts)
  const { id } = await client.start(null, `everything-${point}`, {})
  await client.resume(null, id, 'yes', { key: 'go' })
  const isFinished = async () => (await client.show(id)).finishedAt !== null

  const doomed = crashingContext(shared, n, moment)
  const first = workerOf(doomed.ctx)
  await eventually(async () => {
    await first.round().catch(() => 0)
    await first.idle()
    return doomed.crashed() || (await isFinished())
  })
  const second = workerOf(shared)
  await eventually(async () => {
    await second.round()
    await second.idle()
    return isFinished()
  })
  expect(await client.show(id)).toMatchObject({ status: 'completed', output: 'done' })
  const notes = (await readNotes(shared.db)).filter((text) => text.startsWith(`${point} `))
  expect(notes).toEqual([`${point} first`, `${point} born`, `${point} last yes 2`])
  expect(await shared.db.activity.count({ where: { objectId: point } })).toBe(1)
  return doomed.crashed()
}

test.each<Moment>(['before', 'after'])(
  'a worker whose database goes away %s any statement leaves nothing undone and nothing doubled',
  async (moment) => {
    let points = 0
    for (let last = false; !last && points < MORE_THAN_ALL; ) {
      const batch = Array.from({ length: AT_ONCE }, (_, index) => crashAt(points + index + 1, moment))
      const crashed = await Promise.all(batch)
      points += crashed.filter(Boolean).length
      last = crashed.includes(false)
    }
    expect(points).toBeGreaterThan(25)
    expect((await auditKernel(shared)).filter(({ severity }) => severity === 'broken')).toEqual([])
  },
  120_000,
)
