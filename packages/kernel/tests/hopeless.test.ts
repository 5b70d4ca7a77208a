import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createServerTestContext } from '@rose-ash/server/testing/create-server-test-context'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { z } from 'zod'
import { createFlowClient } from '../src/flows/client/flow-client.ts'
import { defineFlow } from '../src/flows/define-flow.ts'
import type { Step } from '../src/flows/flow.ts'
import { defineReaction } from '../src/reactions/define-reaction.ts'
import { listParked } from '../src/reactions/parked-tasks.ts'
import { append, testDefinition } from '../src/testing/append.ts'
import { drainFlows, drainReactions } from '../src/testing/drain.ts'

const ctx = await createServerTestContext('kernel')
const flows = createFlowClient(ctx)
afterAll(() => ctx.close())
beforeEach(resetStores)

const UNSTORABLE = 'a\0b\ud83c'
const STORED = 'ab\ufffd'

/** Runs it once, as far as it goes. */
async function runOnce(run: (step: Step) => Promise<unknown>) {
  const flow = defineFlow({ name: 'odd', version: 1, input: z.object({}), run })
  await drainFlows(ctx, [flow])
  const { id } = await flows.start(null, 'odd', {}, { idempotencyKey: UNSTORABLE })
  await flows.resume(null, id, UNSTORABLE, { key: UNSTORABLE, idempotencyKey: UNSTORABLE })
  await drainFlows(ctx, [flow])
  return flows.show(id)
}

describe('what no row can hold', () => {
  test('is replaced in results, names, keys, signals and outputs, the same at the first run and at a replay', async () => {
    const shown = await runOnce(async (step) => {
      const first = await step.run(UNSTORABLE, () => ({ [UNSTORABLE]: [UNSTORABLE] }))
      const second = await step.tx(UNSTORABLE, async () => UNSTORABLE)
      await step.sleep(UNSTORABLE, { milliseconds: 0 })
      const { payload } = await step.waitFor(UNSTORABLE)
      return { first, second, payload, own: UNSTORABLE, kept: 'C:\\u0000 🍞' }
    })
    expect(shown).toMatchObject({
      status: 'completed',
      output: { first: { [STORED]: [STORED] }, second: STORED, payload: STORED, own: STORED, kept: 'C:\\u0000 🍞' },
    })
  })

  test('is replaced in the text of an error', async () => {
    const shown = await runOnce((step) =>
      step.run('call', () => Promise.reject(new Error(UNSTORABLE)), { maxAttempts: 1 }),
    )
    expect(shown).toMatchObject({ status: 'failed', error: { step: 'call', message: STORED } })
  })

  test('is replaced in the error of a reaction, which is parked with it', async () => {
    const odd = defineReaction({
      name: 'test.odd',
      on: [testDefinition()],
      maxAttempts: 1,
      handle: () => Promise.reject(new Error(UNSTORABLE)),
    })
    await append(ctx.db)
    await drainReactions(ctx, [odd])
    expect(await listParked(ctx)).toMatchObject([{ lastError: `Error: ${STORED}` }])
  })
})

describe('a step that the engine can never write down', () => {
  test.each<[string, (step: Step) => Promise<unknown>]>([
    ['a sleep until no date', (step) => step.sleepUntil('nap', 'no date')],
    ['a sleep for no time that there is', (step) => step.sleep('nap', { days: Number.POSITIVE_INFINITY })],
    ['a sleep beyond the end of all calendars', (step) => step.sleep('nap', { days: 1e9 })],
    ['a wait of a length that is no number', (step) => step.waitFor('nap', { timeout: { days: Number.NaN } })],
  ])('%s fails the flow with its reason and its step', async (_what, run) => {
    expect(await runOnce(run)).toMatchObject({
      status: 'failed',
      error: { step: 'nap', message: expect.stringMatching(/./) },
    })
  })
})
