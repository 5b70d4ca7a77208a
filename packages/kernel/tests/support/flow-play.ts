import { expect } from '@jest/globals'
import { ConflictError } from '@rose-ash/shared/errors/http-errors'
import { z } from 'zod'
import { createFlowClient } from '../../src/flows/client/flow-client.ts'
import { defineFlow } from '../../src/flows/define-flow.ts'
import { registerFlows } from '../../src/flows/register-flows.ts'
import { createFlowRunner } from '../../src/flows/runner/flow-runner.ts'
import { append } from '../../src/testing/append.ts'
import { note, readNotes } from './notes.ts'
import type { Prepare } from './play.ts'

const NEVER_BY_ITSELF_MS = 600_000

/** Every kind of step in each of its ends, each with an effect that would be seen if it happened twice. */
function partsOf(name: string) {
  const child = defineFlow({
    name: `child-${name}`,
    version: 1,
    input: z.object({ mustFail: z.boolean() }),
    run: async (step, { mustFail }) => {
      await step.tx('born', (tx) => note(tx, `${name} born`))
      if (mustFail) throw new Error('as it must')
    },
  })
  let hasAnswered = false
  const everything = defineFlow({
    name: `everything-${name}`,
    version: 1,
    input: z.object({}),
    run: async (step) => {
      await step.tx('first', async (tx) => {
        await note(tx, `${name} first`)
        await append(tx, { objectId: name })
      })
      const { payload } = await step.waitFor<string>('go')
      const { timedOut } = await step.waitFor('never', { timeout: { milliseconds: 1 } })
      const key = await step.run('outside', ({ idempotencyKey }) => {
        if (hasAnswered) return idempotencyKey.split(':')[1]
        hasAnswered = true
        throw new Error('no answer at first')
      })
      await step.tx('refused', () => Promise.reject(new ConflictError('sold out'))).catch(() => undefined)
      await step.sleep('nap', { milliseconds: 1 })
      const well = await step.waitForChild(await step.spawn(child.name, { mustFail: false }))
      const ill = await step.waitForChild(await step.spawn(child.name, { mustFail: true }))
      await step.tx('last', (tx) => note(tx, `${name} last`))
      return { payload, timedOut, key, children: [well.status, ill.status] }
    },
  })
  return [everything, child]
}

/** A flow with a signal that lies ready. */
export const flowPlay: Prepare = async (shared, name) => {
  const parts = partsOf(name)
  const client = createFlowClient(shared)
  await registerFlows(shared, parts)
  const { id } = await client.start(null, `everything-${name}`, {})
  await client.resume(null, id, 'yes', { key: 'go' })
  const names = parts.map((part) => part.name)
  return {
    workerOf(ctx) {
      const runner = createFlowRunner(ctx, parts, { leaseMs: NEVER_BY_ITSELF_MS })
      return async () => {
        await runner.round()
        await runner.idle()
      }
    },
    isOver: async () => (await client.show(id)).finishedAt !== null,
    async passTime() {
      await shared.db.$executeRaw`
        UPDATE flow_steps s SET wake_at = now() FROM flow_instances i
        WHERE i.id = s.flow_id AND i.name = ANY(${names}::text[]) AND s.state IN ('waiting', 'retrying') AND s.wake_at > now()`
      await shared.db.$executeRaw`
        UPDATE flow_instances SET wake_at = now() WHERE name = ANY(${names}::text[]) AND wake_at > now()`
    },
    async assertEnd() {
      const output = { payload: 'yes', timedOut: true, key: '3', children: ['completed', 'failed'] }
      expect(await client.show(id)).toMatchObject({ status: 'completed', output })
      const notes = (await readNotes(shared.db)).filter((text) => text.startsWith(`${name} `))
      expect(notes).toEqual([`${name} first`, `${name} born`, `${name} born`, `${name} last`])
      expect(await shared.db.activity.count({ where: { objectId: name } })).toBe(1)
    },
  }
}
