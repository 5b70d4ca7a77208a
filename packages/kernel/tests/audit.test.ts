import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { createServerTestContext } from '@rose-ash/server/testing/create-server-test-context'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { z } from 'zod'
import { auditKernel } from '../src/audit/audit-kernel.ts'
import { createFlowClient } from '../src/flows/client/flow-client.ts'
import { defineFlow } from '../src/flows/define-flow.ts'
import { drainFlows } from '../src/testing/drain.ts'

const ctx = await createServerTestContext('kernel')
const flows = createFlowClient(ctx)
afterAll(() => ctx.close())
beforeEach(resetStores)

const child = defineFlow({ name: 'child', version: 1, input: z.object({}), run: async () => null })
const parent = defineFlow({
  name: 'parent',
  version: 1,
  input: z.object({}),
  run: async (step) => step.waitForChild(await step.spawn('child', {})),
})

async function runParent(): Promise<string> {
  await drainFlows(ctx, [parent, child])
  const { id } = await flows.start(null, 'parent', {})
  await drainFlows(ctx, [parent, child])
  await drainFlows(ctx, [parent, child])
  return id
}

test('the audit of a kernel that did its work finds nothing', async () => {
  const id = await runParent()
  expect(await flows.show(id)).toMatchObject({ status: 'completed' })
  expect(await auditKernel(ctx)).toEqual([])
})

test('the audit sees a step whose effect is gone, and one that a stranger wrote', async () => {
  const id = await runParent()
  await ctx.db.$executeRaw`DELETE FROM flow_instances WHERE parent_id = ${id}::uuid`
  await ctx.db.$executeRaw`UPDATE flow_steps SET epoch = 99 WHERE flow_id = ${id}::uuid AND kind = 'wait'`
  expect(await auditKernel(ctx)).toMatchObject([
    { check: 'a step that is done was done by an owner of the instance', severity: 'broken', subject: id },
    { check: 'a spawned flow was started once, by its step', severity: 'broken', subject: id },
  ])
})

test('the audit sees mails that do not leave', async () => {
  const mail = { template: 'order-paid', data: {}, originApp: 'cart' }
  const longAgo = new Date(Date.now() - 3_600_000)
  await ctx.db.outgoingMail.create({ data: { ...mail, to: 'a@b.example', idempotencyKey: 'a', createdAt: longAgo } })
  await ctx.db.outgoingMail.create({
    data: { ...mail, to: 'a@b.example', idempotencyKey: 'b', status: 'failed', lastError: 'no such box' },
  })
  expect(await auditKernel(ctx)).toMatchObject([
    { check: 'what was put in the outbox leaves it within five minutes', severity: 'waiting', subject: 'cart' },
    { check: 'no mail has failed', detail: '1 failed: no such box' },
  ])
})
