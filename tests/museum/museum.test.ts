import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { defineFlow } from '@rose-ash/kernel/flows/define-flow'
import { createFlowClient } from '@rose-ash/kernel/flows/flow-client'
import { registerFlows } from '@rose-ash/kernel/flows/register-flows'
import { replayFlow } from '@rose-ash/kernel/flows/replay-flow'
import { drainFlows } from '@rose-ash/kernel/testing/drain'
import type { SharedContext } from '@rose-ash/shared/context/shared-context'
import { createTestContext } from '@rose-ash/shared/testing/create-test-context'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { z } from 'zod'
import { EXHIBITS, type Exhibit, readExhibit, readFlows } from './exhibit.ts'

const ctx = await createTestContext('blog')
const flows = await readFlows()
beforeEach(resetStores)
afterAll(() => ctx.close())

const asRecorded = ({ version, input, steps }: Exhibit) => ({
  id: randomUUID(),
  version,
  input,
  steps: steps.map((step) => ({ flowId: '', result: null, error: null, attempts: 0, ...step })),
})

const ORDER_ID = '01890a5d-ac96-774b-bcce-b302099a8057'

/** An order that was paid while its flows waited. */
async function paidOrder({ db }: SharedContext): Promise<Record<string, string>> {
  const money = { subtotalMinor: 420, totalMinor: 420, vatMinor: 0, currency: 'GBP' }
  const id = '01890a5d-ac96-774b-bcce-b302099a8058'
  const attempt = { id, reference: 'rose-0', merchantCode: 'MTEST', amountMinor: 420, currency: 'GBP', status: 'paid' }
  await db.order.create({
    data: {
      ...money,
      id: ORDER_ID,
      email: 'a@members.example',
      contactName: 'Ann',
      status: 'paid',
      expiresAt: new Date(0),
      attempts: { create: attempt },
    },
  })
  return {}
}

/** Money of that order that is being given back. */
async function sentRefund(context: SharedContext): Promise<Record<string, string>> {
  await paidOrder(context)
  const orderId = ORDER_ID
  const money = { orderId, amountMinor: 420, currency: 'GBP' }
  const refund = { ...money, id: '01890a5d-ac96-774b-bcce-b302099a8059', number: 1, status: 'sent', sendCount: 1 }
  await context.db.payment.create({
    data: { ...money, provider: 'sumup', refundedMinor: 420, refundCount: 1, refunds: { create: refund } },
  })
  return {}
}

/** The rows of the domain that an exhibit speaks of. */
const ROWS: Readonly<Record<string, (ctx: SharedContext) => Promise<Record<string, string>>>> = {
  'publish-digest': async ({ transact, services }) => {
    const open = { title: 'This week', windowFrom: new Date(0), windowTo: new Date() }
    const { id } = await transact((tx) => services.blog.openDigest(tx, open))
    return { digest: id }
  },
  'expire-order': paidOrder,
  'reconcile-payment': paidOrder,
  'refund-payment': sentRefund,
}

async function hang({ flow, version, input, steps }: Exhibit): Promise<string> {
  const data = {
    id: randomUUID(),
    name: flow,
    version,
    input,
    originApp: 'blog',
    status: 'suspended',
    wakeAt: steps.at(-1)?.wakeAt ?? null,
    epoch: 1,
  }
  await ctx.db.flowInstance.create({ data })
  for (const { result, ...step } of steps) {
    await ctx.db.flowStep.create({
      data: { flowId: data.id, epoch: 1, ...step, ...(result !== undefined && { result: result as object }) },
    })
  }
  return data.id
}

describe('the museum of suspended instances', () => {
  test('has an exhibit of every flow in its present version', () => {
    const shown = EXHIBITS.map((name) => readExhibit(name)).map(({ flow, version }) => `${flow} ${version}`)
    expect(flows.map(({ name, version }) => `${name} ${version}`).filter((flow) => !shown.includes(flow))).toEqual([])
  })

  test.each(EXHIBITS)('%s: today’s code asks for the steps that were recorded', async (name) => {
    const exhibit = readExhibit(name)
    const flow = flows.find((known) => known.name === exhibit.flow)
    expect(flow && (await replayFlow(flow, asRecorded(exhibit)))).toBeUndefined()
  })

  test.each(EXHIBITS)('%s: is resumed and ends as it should', async (name) => {
    const rows = (await ROWS[readExhibit(name).flow]?.(ctx)) ?? {}
    const exhibit = readExhibit(name, rows)
    await registerFlows(ctx, flows)
    const id = await hang(exhibit)
    const client = createFlowClient(ctx)
    const { signal } = exhibit
    if (signal) await client.resume(null, id, signal.payload, { key: signal.key })
    await drainFlows(ctx, flows)
    expect(await client.show(id)).toMatchObject({ status: 'completed', output: exhibit.output })
  })
})

describe('an incompatible change of a flow is named by its step', () => {
  const changed = (run: Parameters<typeof defineFlow>[0]['run']) =>
    defineFlow({ name: 'publish-digest', version: 1, input: z.looseObject({}), run: run as never })
  const exhibit = asRecorded(readExhibit('publish-digest.v1.approval.json'))

  test('a step with another name', async () => {
    const renamed = changed(async (step) => step.tx('collect posts', async () => null))
    expect(await replayFlow(renamed, exhibit)).toMatchObject({ step: 'tx "gather posts"' })
  })

  test('a new step in the middle', async () => {
    const grown = changed(async (step) => {
      await step.tx('gather posts', async () => null)
      await step.tx('tell somebody', async () => null)
      await step.waitFor('approval')
    })
    expect(await replayFlow(grown, exhibit)).toMatchObject({ step: 'wait "approval"' })
  })

  test('a step that is gone', async () => {
    const shrunk = changed(async (step) => step.tx('gather posts', async () => null))
    expect(await replayFlow(shrunk, exhibit)).toMatchObject({ step: 'wait "approval"' })
  })
})
