import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createServerTestContext } from '@rose-ash/server/testing/create-server-test-context'
import { ConflictError } from '@rose-ash/shared/errors/http-errors'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { z } from 'zod'
import { auditKernel } from '../src/audit/audit-kernel.ts'
import { createFlowClient } from '../src/flows/client/flow-client.ts'
import { defineFlow } from '../src/flows/define-flow.ts'
import type { Flow, Step } from '../src/flows/flow.ts'
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

const flowOf = (name: string, run: (step: Step) => Promise<unknown>) =>
  defineFlow({ name, version: 1, input: z.object({}), run })

async function start(own: readonly Flow<typeof ctx>[], name: string) {
  await drainFlows(ctx, own)
  const { id } = await flows.start(null, name, {})
  await drainFlows(ctx, own)
  return id
}

const statusOf = async (id: string) => (await flows.show(id)).status

/** Reserves, says how to give it back, and waits. */
const booking = flowOf('booking', async (step) => {
  for (const what of ['seat', 'room']) {
    await step.tx(`reserve ${what}`, (tx) => note(tx, `reserve ${what}`))
    await step.onCancel(`free ${what}`, (own) => own.tx(`free ${what}`, (tx) => note(tx, `free ${what}`)))
  }
  await step.waitFor('end')
})

describe('a cancellation', () => {
  test('undoes what the flow did, the last first, once', async () => {
    const id = await start([booking], 'booking')
    await flows.cancel(id)
    await flows.cancel(id)
    await drainFlows(ctx, [booking])
    expect(await statusOf(id)).toBe('cancelled')
    expect(await readNotes(ctx.db)).toEqual(['reserve seat', 'reserve room', 'free room', 'free seat'])
    expect((await auditKernel(ctx)).filter(({ severity }) => severity === 'broken')).toEqual([])
  })

  test('that cannot undo fails the flow, and a retry undoes the rest', async () => {
    let isStuck = true
    const stuck = flowOf('stuck', async (step) => {
      await step.onCancel('last', (own) => own.tx('last', (tx) => note(tx, 'last')))
      await step.onCancel('first', async (own) => {
        await own.tx('before', (tx) => note(tx, 'before'))
        await own.tx('first', async (tx) => {
          if (isStuck) throw new ConflictError('not now')
          await note(tx, 'first')
        })
      })
      await step.waitFor('end')
    })
    const id = await start([stuck], 'stuck')
    await flows.cancel(id)
    await drainFlows(ctx, [stuck])
    expect(await flows.show(id)).toMatchObject({ status: 'failed', error: { code: 'undo_failed', step: 'first' } })
    isStuck = false
    await flows.retry(id)
    await drainFlows(ctx, [stuck])
    expect(await statusOf(id)).toBe('cancelled')
    expect(await readNotes(ctx.db)).toEqual(['before', 'first', 'last'])
  })

  test('waits, as it must, while it undoes', async () => {
    const patient = flowOf('patient', async (step) => {
      await step.onCancel('ask', async (own) => {
        const { payload } = await own.waitFor<string>('refunded')
        await own.tx('note', (tx) => note(tx, `refunded ${payload}`))
      })
      await step.waitFor('end', { timeout: { days: 1 } })
    })
    const id = await start([patient], 'patient')
    await flows.cancel(id)
    await drainFlows(ctx, [patient])
    expect(await flows.show(id)).toMatchObject({ status: 'suspended', waitingFor: [{ key: 'refunded' }] })
    await flows.resume(null, id, 'Ada', { key: 'refunded' })
    await drainFlows(ctx, [patient])
    expect(await statusOf(id)).toBe('cancelled')
    expect(await readNotes(ctx.db)).toEqual(['refunded Ada'])
  })

  test('reaches a running call outside, which is told to stop, and undoes what went before it', async () => {
    const entered = Promise.withResolvers<void>()
    const aborted = Promise.withResolvers<void>()
    const calling = flowOf('calling', async (step) => {
      await step.onCancel('undo', (own) => own.tx('undo', (tx) => note(tx, 'undone')))
      await step.run('call', ({ signal }) => {
        signal.addEventListener('abort', () => aborted.resolve())
        entered.resolve()
        return new Promise(() => undefined)
      })
    })
    const runner = createFlowRunner(ctx, [calling])
    await runner.start()
    const { id } = await flows.start(null, 'calling', {})
    await entered.promise
    await flows.cancel(id)
    await aborted.promise
    await eventually(async () => (await statusOf(id)) === 'cancelled')
    await runner.stop()
    expect(await readNotes(ctx.db)).toEqual(['undone'])
  })

  test('reaches the children of a flow and theirs', async () => {
    const parent = flowOf('parent', async (step) => step.waitForChild(await step.spawn('middle', {})))
    const middle = flowOf('middle', async (step) => step.waitForChild(await step.spawn('booking', {})))
    const family = [parent, middle, booking]
    const id = await start(family, 'parent')
    await flows.cancel(id)
    await drainFlows(ctx, family)
    expect((await flows.list()).map(({ status }) => status)).toEqual(['cancelled', 'cancelled', 'cancelled'])
    expect(await readNotes(ctx.db)).toEqual(['reserve seat', 'reserve room', 'free room', 'free seat'])
  })
})

describe('a child', () => {
  let isBroken = true
  const child = flowOf('child', async (step) => {
    await step.waitFor('go')
    if (isBroken) throw new Error('not yet')
    return 'grown'
  })
  const parent = flowOf('parent', async (step) => {
    const { status, output } = await step.waitForChild(await step.spawn('child', {}))
    if (status === 'failed') throw new Error('the child has failed')
    return output
  })
  const family = [parent, child]
  const childOf = async () => (await flows.list({ name: 'child' }))[0]!.id
  beforeEach(() => {
    isBroken = true
  })

  test('that is retried reaches its parent, which failed of it and is retried too', async () => {
    const id = await start(family, 'parent')
    await flows.resume(null, await childOf(), null, { key: 'go' })
    await drainFlows(ctx, family)
    expect(await statusOf(id)).toBe('failed')
    isBroken = false
    await flows.retry(await childOf())
    await drainFlows(ctx, family)
    await flows.retry(id)
    await drainFlows(ctx, family)
    expect(await flows.show(id)).toMatchObject({ status: 'completed', output: 'grown' })
  })

  test.each(['before', 'after'])('is waited for by a fork, too, that is made %s it has ended', async (when) => {
    isBroken = false
    const id = await start(family, 'parent')
    const goOn = async () => {
      await flows.resume(null, await childOf(), null, { key: 'go' })
      await drainFlows(ctx, family)
    }
    if (when === 'after') await goOn()
    const forks = [1, 2].map(() => flows.fork(id, 1, { idempotencyKey: 'once' }))
    const [fork, same] = await Promise.all(forks)
    expect(same!.id).toBe(fork!.id)
    await drainFlows(ctx, family)
    if (when === 'before') await goOn()
    expect(await flows.show(fork!.id)).toMatchObject({ status: 'completed', output: 'grown' })
    expect(await flows.show(id)).toMatchObject({ status: 'completed', output: 'grown' })
    expect(await flows.list({ name: 'child' })).toHaveLength(1)
  })

  test('that is cancelled while it waits is heard by a fork of its parent, and by a fork of a fork that has ended', async () => {
    const listening = flowOf('parent', async (step) => {
      const { status } = await step.waitForChild(await step.spawn('child', {}))
      return status
    })
    const id = await start([listening, child], 'parent')
    const between = await flows.fork(id, 1)
    await flows.cancel(between.id)
    await drainFlows(ctx, [listening, child])
    const forks = [await flows.fork(id, 1), await flows.fork(between.id, 1)]
    await drainFlows(ctx, [listening, child])
    await flows.cancel(await childOf())
    await drainFlows(ctx, [listening, child])
    for (const each of [id, ...forks.map((fork) => fork.id)])
      expect(await flows.show(each)).toMatchObject({ status: 'completed', output: 'cancelled' })
  })

  test('that is retried reaches a fork of its parent, which failed of it and is retried too', async () => {
    const id = await start(family, 'parent')
    const { id: fork } = await flows.fork(id, 1)
    await flows.resume(null, await childOf(), null, { key: 'go' })
    await drainFlows(ctx, family)
    expect(await statusOf(fork)).toBe('failed')
    isBroken = false
    await flows.retry(await childOf())
    await drainFlows(ctx, family)
    await flows.retry(fork)
    await drainFlows(ctx, family)
    expect(await flows.show(fork)).toMatchObject({ status: 'completed', output: 'grown' })
  })
})
