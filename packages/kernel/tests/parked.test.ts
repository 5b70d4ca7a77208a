import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { createServerTestContext } from '@rose-ash/server/testing/create-server-test-context'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { z } from 'zod'
import { auditKernel } from '../src/audit/audit-kernel.ts'
import { createFlowClient } from '../src/flows/client/flow-client.ts'
import { defineFlow } from '../src/flows/define-flow.ts'
import type { Flow } from '../src/flows/flow.ts'
import { registerFlows } from '../src/flows/register-flows.ts'
import { claimFlows } from '../src/flows/runner/claim-flows.ts'
import { createFlowRunner } from '../src/flows/runner/flow-runner.ts'
import { drainFlows } from '../src/testing/drain.ts'
import { eventually } from './support/eventually.ts'

const ctx = await createServerTestContext('kernel')
const flows = createFlowClient(ctx)
afterAll(() => ctx.close())
beforeEach(resetStores)

/** One worker after the other takes it, and dies of it. */
async function killWorkers(id: string, poison: Flow<typeof ctx>, deaths: { count: number }) {
  const isParked = async () => (await flows.show(id)).status === 'parked'
  while (!(await isParked())) {
    const before = deaths.count
    await createFlowRunner(ctx, [poison]).round()
    await eventually(async () => deaths.count > before || (await isParked()))
    await ctx.db.flowInstance.updateMany({ where: { id, status: 'running' }, data: { wakeAt: new Date(0) } })
  }
}

/** The second step of it hangs for ever, as if it had taken its worker along, until it is mended. */
function poisonOf() {
  const death = Promise.withResolvers<string>()
  const deaths = { count: 0, isMended: false }
  const poison = defineFlow({
    name: 'poison',
    version: 1,
    input: z.object({}),
    run: async (step) => {
      await step.run('fine', () => 'fine')
      return step.run('explode', () => {
        if (deaths.isMended) return 'survived'
        deaths.count += 1
        return death.promise
      })
    },
  })
  return { poison, deaths, end: () => death.resolve('too late') }
}

test('a flow that kills its workers is parked with the step it died in, and goes on when somebody says so', async () => {
  const { poison, deaths, end } = poisonOf()
  await registerFlows(ctx, [poison])
  const { id } = await flows.start(null, 'poison', {})
  await killWorkers(id, poison, deaths)

  const died = deaths.count
  expect(await flows.show(id)).toMatchObject({ status: 'parked', error: { code: 'no_progress', step: 'explode' } })
  expect((await flows.list({ status: 'parked' })).map((flow) => flow.id)).toEqual([id])
  expect(await flows.list({ status: 'suspended' })).toEqual([])
  const findings = await auditKernel(ctx)
  expect(findings).toMatchObject([{ check: 'no flow is parked', severity: 'waiting', subject: id }])
  await drainFlows(ctx, [poison])
  expect(deaths.count).toBe(died)

  deaths.isMended = true
  await flows.resume(null, id)
  await drainFlows(ctx, [poison])
  expect(await flows.show(id)).toMatchObject({ status: 'completed', output: 'survived', error: null })
  end()
})

test('of many that died beside each other only one at a time is tried again, and those that get on are as new', async () => {
  const tidy = defineFlow({
    name: 'tidy',
    version: 1,
    input: z.object({}),
    run: async (step) => step.run('only', () => 'done'),
  })
  await drainFlows(ctx, [tidy])
  for (let count = 0; count < 3; count += 1) await flows.start(null, 'tidy', {})
  const claim = { flows: [{ ...tidy, room: 12 }], owner: 'dying', leaseMs: 0 }
  const claimedBy = async (mayTakeSuspect: boolean) =>
    (await claimFlows(ctx.db, { ...claim, mayTakeSuspect })).map(({ idleClaims }) => idleClaims)
  expect(await claimedBy(true)).toEqual([0, 0, 0])
  expect(await claimedBy(true)).toEqual([1, 1, 1])
  expect(await claimedBy(false)).toEqual([])
  expect(await claimedBy(true)).toEqual([2])
  await drainFlows(ctx, [tidy])
  expect((await flows.list()).map(({ status }) => status)).toEqual(['completed', 'completed', 'completed'])
})
