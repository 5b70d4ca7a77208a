import { mock } from 'node:test'
import { afterAll, afterEach, beforeEach, expect, test } from '@jest/globals'
import { createServerTestContext } from '@rose-ash/server/testing/create-server-test-context'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { z } from 'zod'
import { createFlowClient } from '../src/flows/client/flow-client.ts'
import { defineFlow } from '../src/flows/define-flow.ts'
import { createFlowRunner } from '../src/flows/runner/flow-runner.ts'
import { drainFlows } from '../src/testing/drain.ts'
import { passTime } from '../src/testing/pass-time.ts'

const ctx = await createServerTestContext('kernel')
const flows = createFlowClient(ctx)
afterAll(() => ctx.close())
beforeEach(resetStores)
afterEach(() => mock.timers.reset())

const HOUR_MS = 3_600_000
const HALF_AN_HOUR = { minutes: 30 }

/** From now on this process believes that it is so much later; its own clock stands still then. */
function jump(ms: number): void {
  mock.timers.reset()
  mock.timers.enable({ apis: ['Date'], now: Date.now() + ms })
}

test.each([HOUR_MS, -HOUR_MS])(
  'a clock that jumps by %d ms on a worker ends no sleep, wait, back-off or lease',
  async (ms) => {
    let isDown = true
    const entered = Promise.withResolvers<void>()
    const out = Promise.withResolvers<void>()
    const flowOf = (name: string, run: Parameters<typeof defineFlow>[0]['run']) =>
      defineFlow({ name, version: 1, input: z.object({}), run })
    const timed = [
      flowOf('sleeping', (step) => step.sleep('nap', HALF_AN_HOUR)),
      flowOf('waiting', async (step) => (await step.waitFor('go', { timeout: HALF_AN_HOUR })).timedOut),
      flowOf('failing', (step) =>
        step.run('call', () => {
          if (isDown) throw new Error('down')
        }),
      ),
    ]
    const running = flowOf('running', (step) =>
      step.run('hang', async () => {
        entered.resolve()
        await out.promise
      }),
    )
    const all = [...timed, running]
    const runner = createFlowRunner(ctx, [running])
    await drainFlows(ctx, timed)
    await drainFlows(ctx, [running])
    for (const { name } of all) await flows.start(null, name, {})
    const statuses = async () => Object.fromEntries((await flows.list()).map(({ name, status }) => [name, status]))

    expect(await runner.round()).toBe(1)
    await entered.promise
    jump(ms)
    await drainFlows(ctx, timed)
    isDown = false
    await ctx.db.$executeRaw`UPDATE flow_instances SET wake_at = wake_at + interval '29 minutes' WHERE name = 'failing'`
    jump(ms)
    const other = createFlowRunner(ctx, all)
    expect(await other.round()).toBe(0)
    expect(await statuses()).toEqual({
      ...{ sleeping: 'suspended', waiting: 'suspended', failing: 'suspended', running: 'running' },
    })

    mock.timers.reset()
    out.resolve()
    await runner.idle()
    await passTime(ctx, HOUR_MS / 2)
    await drainFlows(ctx, all)
    expect(await statuses()).toEqual({
      ...{ sleeping: 'completed', waiting: 'completed', failing: 'completed', running: 'completed' },
    })
  },
)
