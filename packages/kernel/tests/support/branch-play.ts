import { expect } from '@jest/globals'
import { z } from 'zod'
import { createFlowClient } from '../../src/flows/client/flow-client.ts'
import { defineFlow } from '../../src/flows/define-flow.ts'
import { registerFlows } from '../../src/flows/register-flows.ts'
import { createFlowRunner } from '../../src/flows/runner/flow-runner.ts'
import { note, readNotes } from './notes.ts'
import type { Prepare } from './play.ts'

const NEVER_BY_ITSELF_MS = 600_000

/** Two suppliers are asked and paid side by side, and an answer races a timer that never rings. */
const suppliers = (name: string) =>
  defineFlow({
    name: `branches-${name}`,
    version: 1,
    input: z.object({}),
    run: async (step) => {
      const paid = await step.all('suppliers', {
        A: async (own) => {
          const quote = await own.run('quote', () => 1)
          await own.tx('pay', (tx) => note(tx, `${name} pays A ${quote}`))
          return quote
        },
        B: async (own) => {
          const quote = await own.run('quote', () => 2)
          await own.tx('pay', (tx) => note(tx, `${name} pays B ${quote}`))
          return quote
        },
      })
      const answer = await step.race('answer', {
        said: async (own) => (await own.waitFor<string>('go')).payload,
        never: async (own) => own.sleep('a year', { days: 365 }),
      })
      await step.tx('last', (tx) => note(tx, `${name} last`))
      return { paid, answer }
    },
  })

/** A flow with branches, and a signal that lies ready. */
export const branchPlay: Prepare = async (shared, name) => {
  const flow = suppliers(name)
  const client = createFlowClient(shared)
  await registerFlows(shared, [flow])
  const { id } = await client.start(null, flow.name, {})
  await client.resume(null, id, 'yes', { key: 'go' })
  return {
    workerOf(ctx) {
      const runner = createFlowRunner(ctx, [flow], { leaseMs: NEVER_BY_ITSELF_MS })
      return async () => {
        await runner.round()
        await runner.idle()
      }
    },
    isOver: async () => (await client.show(id)).finishedAt !== null,
    passTime: () => shared.db.$executeRaw`
      UPDATE flow_instances SET wake_at = now() WHERE name = ${flow.name} AND wake_at < now() + interval '1 day'`,
    async assertEnd() {
      const output = { paid: { A: 1, B: 2 }, answer: { winner: 'said', result: 'yes' } }
      expect(await client.show(id)).toMatchObject({ status: 'completed', output })
      const notes = (await readNotes(shared.db)).filter((text) => text.startsWith(`${name} `))
      expect(notes.sort()).toEqual([`${name} last`, `${name} pays A 1`, `${name} pays B 2`])
    },
  }
}
