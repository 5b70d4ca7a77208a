import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createServerTestContext } from '@rose-ash/server/testing/create-server-test-context'
import { ConflictError } from '@rose-ash/shared/errors/http-errors'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { z } from 'zod'
import { createFlowClient } from '../src/flows/client/flow-client.ts'
import { defineFlow } from '../src/flows/define-flow.ts'
import { StepFailedError } from '../src/flows/errors.ts'
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

const approval = defineFlow({
  name: 'approval',
  version: 1,
  input: z.object({ title: z.string() }),
  run: async (step, { title }) => {
    await step.tx('write draft', (tx) => note(tx, `draft ${title}`))
    const { payload } = await step.waitFor<{ by: string }>('approval')
    await step.tx('publish', (tx) => note(tx, `published by ${payload?.by}`))
    return { title, by: payload?.by }
  },
})

async function start(definition: { name: string }, input: unknown, options = {}) {
  await drainFlows(ctx, [definition as typeof approval])
  const { id } = await flows.start(null, definition.name, input, options)
  await drainFlows(ctx, [definition as typeof approval])
  return id
}

const statusOf = async (id: string) => (await flows.show(id)).status

describe('a flow', () => {
  test('suspends, is resumed by a separate request, and finishes', async () => {
    const id = await start(approval, { title: 'A' })
    expect(await flows.show(id)).toMatchObject({
      status: 'suspended',
      waitingFor: [{ kind: 'signal', key: 'approval', until: null }],
    })

    await flows.resume(null, id, { by: 'Ada' })
    await drainFlows(ctx, [approval])

    expect(await flows.show(id)).toMatchObject({ status: 'completed', output: { title: 'A', by: 'Ada' } })
    expect(await readNotes(ctx.db)).toEqual(['draft A', 'published by Ada'])
  })

  test('takes a signal that was sent before it waits', async () => {
    await drainFlows(ctx, [approval])
    const { id } = await flows.start(null, 'approval', { title: 'A' })
    await flows.resume(null, id, { by: 'Early' }, { key: 'approval' })
    await drainFlows(ctx, [approval])
    expect(await flows.show(id)).toMatchObject({ status: 'completed', output: { by: 'Early' } })
  })

  test('takes two signals of one key one after the other, in the order in which they were sent', async () => {
    const twice = defineFlow({
      name: 'twice',
      version: 1,
      input: z.object({}),
      run: async (step) => [(await step.waitFor('go')).payload, (await step.waitFor('go')).payload],
    })
    const id = await start(twice, {})
    await flows.resume(null, id, 1, { key: 'go' })
    await flows.resume(null, id, 2, { key: 'go' })
    await drainFlows(ctx, [twice])
    expect(await flows.show(id)).toMatchObject({ status: 'completed', output: [1, 2] })
  })

  test('a resume with the same idempotency key counts once', async () => {
    const id = await start(approval, { title: 'A' })
    await flows.resume(null, id, { by: 'Ada' }, { idempotencyKey: 'k' })
    await flows.resume(null, id, { by: 'Bob' }, { idempotencyKey: 'k' })
    await drainFlows(ctx, [approval])
    expect(await flows.resume(null, id, {}, { idempotencyKey: 'k' })).toMatchObject({ status: 'completed' })
    expect(await flows.show(id)).toMatchObject({ output: { by: 'Ada' } })
  })

  test('the same idempotency key starts one instance', async () => {
    await drainFlows(ctx, [approval])
    const starts = await Promise.all(
      Array.from({ length: 5 }, () => flows.start(null, 'approval', { title: 'A' }, { idempotencyKey: 'one' })),
    )
    expect(new Set(starts.map(({ id }) => id)).size).toBe(1)
    expect(starts.filter(({ created }) => created)).toHaveLength(1)
  })

  test('started in a transaction that is rolled back, it never was', async () => {
    await drainFlows(ctx, [approval])
    const failing = ctx.transact(async (tx) => {
      await flows.start(tx, 'approval', { title: 'A' })
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect(await flows.list()).toEqual([])
  })

  test('goes on by itself when the wait is over', async () => {
    const patient = defineFlow({
      name: 'patient',
      version: 1,
      input: z.object({}),
      run: async (step) => (await step.waitFor('answer', { timeout: { milliseconds: 60 } })).timedOut,
    })
    const id = await start(patient, {})
    await eventually(async () => {
      await drainFlows(ctx, [patient])
      return (await statusOf(id)) === 'completed'
    })
    expect(await flows.show(id)).toMatchObject({ output: true })
  })

  test('whose signal races the end of its wait takes it or times out, never both and never neither', async () => {
    const racing = defineFlow({
      name: 'racing',
      version: 1,
      input: z.object({}),
      run: async (step) => {
        const first = await step.waitFor<string>('answer', { timeout: { milliseconds: 40 } })
        return first.timedOut ? (await step.waitFor<string>('answer')).payload : first.payload
      },
    })
    await drainFlows(ctx, [racing])
    const runner = createFlowRunner(ctx, [racing], { pollMs: 5 })
    await runner.start()
    const started = await Promise.all(Array.from({ length: 20 }, () => flows.start(null, 'racing', {})))
    await Promise.all(
      started.map(async ({ id }, index) => {
        await new Promise((resolve) => setTimeout(resolve, 25 + index * 3))
        await flows.resume(null, id, `answer ${index}`, { key: 'answer' })
      }),
    )
    await eventually(async () => (await flows.list({ status: 'completed' })).length === 20)
    await runner.stop()
    const outputs = await Promise.all(started.map(async ({ id }) => (await flows.show(id)).output))
    expect(outputs).toEqual(started.map((_, index) => `answer ${index}`))
  })

  test('sleeps as rows and wakes', async () => {
    const sleeper = defineFlow({
      name: 'sleeper',
      version: 1,
      input: z.object({}),
      run: async (step) => {
        await step.sleep('nap', { milliseconds: 3_000 })
        return 'awake'
      },
    })
    const id = await start(sleeper, {})
    expect(await flows.show(id)).toMatchObject({ status: 'suspended', waitingFor: [{ kind: 'time', key: 'nap' }] })
    await eventually(async () => {
      await drainFlows(ctx, [sleeper])
      return (await statusOf(id)) === 'completed'
    })
  })

  test('is cancelled while it waits, and refuses signals afterwards', async () => {
    const id = await start(approval, { title: 'A' })
    expect(await flows.cancel(id)).toMatchObject({ status: 'cancelled' })
    await expect(flows.resume(null, id)).rejects.toMatchObject({ code: 'flow_finished', status: 409 })
  })

  test('is cancelled while it runs, before its next step', async () => {
    const gate = Promise.withResolvers<void>()
    const slow = defineFlow({
      name: 'slow',
      version: 1,
      input: z.object({}),
      run: async (step) => {
        await step.run('first', () => gate.promise)
        await step.tx('second', (tx) => note(tx, 'second'))
      },
    })
    const runner = createFlowRunner(ctx, [slow], { leaseMs: 90 })
    await runner.start()
    const { id } = await flows.start(null, 'slow', {})
    await eventually(async () => (await ctx.db.flowInstance.findUnique({ where: { id } }))?.status === 'running')
    await flows.cancel(id)
    await new Promise((resolve) => setTimeout(resolve, 120))
    gate.resolve()
    await eventually(async () => (await statusOf(id)) === 'cancelled')
    await runner.stop()
    expect(await readNotes(ctx.db)).toEqual([])
  })

  test('a refusal of the domain goes into the flow, which may do something else', async () => {
    const careful = defineFlow({
      name: 'careful',
      version: 1,
      input: z.object({}),
      run: async (step) => {
        try {
          await step.tx('reserve', async (tx) => {
            await note(tx, 'never kept')
            throw new ConflictError('sold out', { code: 'sold_out' })
          })
        } catch (error) {
          await step.tx('apologise', (tx) =>
            note(tx, `sorry: ${error instanceof StepFailedError ? error.code : 'other'}`),
          )
        }
        await step.waitFor('end')
      },
    })
    const id = await start(careful, {})
    await flows.resume(null, id)
    await drainFlows(ctx, [careful])
    expect(await statusOf(id)).toBe('completed')
    expect(await readNotes(ctx.db)).toEqual(['sorry: sold_out'])
  })

  test('tries a failing step again after a back-off, and fails when it fails for good; an operator retries it', async () => {
    let broken = true
    const shaky = defineFlow({
      name: 'shaky',
      version: 1,
      input: z.object({}),
      run: async (step) => {
        await step.tx('before', (tx) => note(tx, 'before'))
        return step.run(
          'call',
          ({ idempotencyKey }) => {
            if (broken) throw new Error('no answer')
            return idempotencyKey
          },
          { maxAttempts: 2 },
        )
      },
    })
    const id = await start(shaky, {})
    expect(await flows.show(id)).toMatchObject({ status: 'suspended', steps: [{}, { state: 'retrying', attempts: 1 }] })
    await eventually(async () => {
      await drainFlows(ctx, [shaky])
      return (await statusOf(id)) === 'failed'
    })
    expect(await flows.show(id)).toMatchObject({ error: { message: 'no answer', step: 'call' } })

    broken = false
    await flows.retry(id)
    await drainFlows(ctx, [shaky])
    expect(await flows.show(id)).toMatchObject({ status: 'completed', output: `${id}:1` })
    expect(await readNotes(ctx.db)).toEqual(['before'])
  })

  test('names the step when its code has changed under an instance', async () => {
    const id = await start(approval, { title: 'A' })
    const changed = defineFlow({
      ...approval,
      input: z.object({}),
      run: async (step) => step.tx('other', async () => undefined),
    })
    await flows.resume(null, id)
    await drainFlows(ctx, [changed])
    expect(await flows.show(id)).toMatchObject({
      status: 'failed',
      error: { code: 'flow_changed', message: expect.stringContaining('write draft') },
    })
    await flows.retry(id)
    await drainFlows(ctx, [approval])
    expect(await statusOf(id)).toBe('completed')
  })

  test('of a newer version is left to workers that know it', async () => {
    const newer = { ...approval, version: 2 }
    await drainFlows(ctx, [newer])
    const { id } = await flows.start(null, 'approval', { title: 'A' })
    await drainFlows(ctx, [approval])
    expect(await readNotes(ctx.db)).toEqual([])
    await drainFlows(ctx, [newer])
    expect(await statusOf(id)).toBe('suspended')
  })

  test('spawns a child and waits for it', async () => {
    const parent = defineFlow({
      name: 'parent',
      version: 1,
      input: z.object({}),
      run: async (step) => {
        const child = await step.spawn('approval', { title: 'child' })
        return step.waitForChild(child)
      },
    })
    await drainFlows(ctx, [parent, approval])
    const { id } = await flows.start(null, 'parent', {})
    await drainFlows(ctx, [parent, approval])
    const [child] = await flows.list({ name: 'approval' })
    await flows.resume(null, child!.id, { by: 'Ada' })
    await drainFlows(ctx, [parent, approval])
    expect(await flows.show(id)).toMatchObject({
      status: 'completed',
      output: { status: 'completed', output: { title: 'child', by: 'Ada' } },
    })
  })

  test('forks from a step', async () => {
    const id = await start(approval, { title: 'A' })
    const fork = await flows.fork(id, 1)
    await drainFlows(ctx, [approval])
    await flows.resume(null, fork.id, { by: 'Fork' })
    await drainFlows(ctx, [approval])
    expect(await statusOf(fork.id)).toBe('completed')
    expect(await statusOf(id)).toBe('suspended')
    expect(await readNotes(ctx.db)).toEqual(['draft A', 'published by Fork'])
  })

  test('with a bad input fails before its first step', async () => {
    const id = await start(approval, { title: 7 })
    expect(await flows.show(id)).toMatchObject({ status: 'failed', error: { code: 'invalid_input' }, steps: [] })
  })

  test('nobody knows cannot be started', async () => {
    await expect(flows.start(null, 'nonsense', {})).rejects.toMatchObject({ code: 'unknown_flow', status: 404 })
  })
})

describe('two runners', () => {
  test('never run one instance at once', async () => {
    await drainFlows(ctx, [approval])
    const runners = [1, 2].map(() => createFlowRunner(ctx, [approval], { pollMs: 20 }))
    for (const runner of runners) await runner.start()
    const started = await Promise.all(
      Array.from({ length: 20 }, (_, index) => flows.start(null, 'approval', { title: String(index) })),
    )
    for (const { id } of started) await flows.resume(null, id, { by: id })
    await eventually(async () => (await flows.list({ status: 'completed' })).length === 20)
    await Promise.all(runners.map((runner) => runner.stop()))
    expect((await readNotes(ctx.db)).toSorted()).toEqual(
      started.flatMap(({ id }, index) => [`draft ${index}`, `published by ${id}`]).toSorted(),
    )
  })

  test('one that slept past its lease writes nothing more', async () => {
    const entered = Promise.withResolvers<void>()
    const gate = Promise.withResolvers<void>()
    let runs = 0
    const slow = defineFlow({
      name: 'zombie',
      version: 1,
      input: z.object({}),
      run: async (step) => {
        await step.tx('write', async (tx) => {
          runs += 1
          const mine = runs
          if (mine === 1) {
            entered.resolve()
            await gate.promise
          }
          await note(tx, `run ${mine}`)
        })
      },
    })
    const zombie = createFlowRunner(ctx, [slow], { leaseMs: 100 })
    await drainFlows(ctx, [slow])
    const { id } = await flows.start(null, 'zombie', {})
    await zombie.round()
    await entered.promise
    await eventually(async () => {
      await drainFlows(ctx, [slow])
      return (await statusOf(id)) === 'completed'
    })
    gate.resolve()
    await zombie.idle()
    expect(await readNotes(ctx.db)).toEqual(['run 2'])
  })
})
