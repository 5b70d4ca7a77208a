import { mock } from 'node:test'
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createServerTestContext } from '@rose-ash/server/testing/create-server-test-context'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { z } from 'zod'
import { auditKernel } from '../src/audit/audit-kernel.ts'
import { askFlow } from '../src/flows/client/ask-flow.ts'
import { createFlowRest } from '../src/flows/client/await-rest.ts'
import { createFlowClient } from '../src/flows/client/flow-client.ts'
import { defineFlow } from '../src/flows/define-flow.ts'
import type { Flow, Step } from '../src/flows/flow.ts'
import type { RecordedStep } from '../src/flows/runner/claim-flows.ts'
import { createFlowRunner } from '../src/flows/runner/flow-runner.ts'
import { replayFlow } from '../src/flows/runner/replay-flow.ts'
import { createHeart } from '../src/flows/steps/heart.ts'
import { drainFlows } from '../src/testing/drain.ts'
import { passTime } from '../src/testing/pass-time.ts'
import { listenToBells } from '../src/waking/bells.ts'
import { eventually } from './support/eventually.ts'
import { createNotes, note, readNotes } from './support/notes.ts'

const ctx = await createServerTestContext('kernel')
const flows = createFlowClient(ctx)
afterAll(() => ctx.close())
beforeEach(async () => {
  await resetStores()
  await createNotes(ctx.db)
})

const flowOf = <Input extends z.ZodType>(
  name: string,
  input: Input,
  run: (step: Step, given: z.output<Input>) => Promise<unknown>,
) => defineFlow({ name, version: 1, input, run })

async function start(own: readonly Flow<typeof ctx>[], input: unknown, options = {}) {
  await drainFlows(ctx, own)
  const { id } = await flows.start(null, own[0]!.name, input, options)
  await drainFlows(ctx, own)
  return id
}

describe('a result of more than 64 kB', () => {
  const big = 'x'.repeat(65 * 1_024)

  test.each(['tx', 'run'] as const)('fails a %s at once, with what to do, and nothing of it is kept', async (kind) => {
    const flow = flowOf('big', z.object({}), async (step) => {
      await step.tx('small', async () => 'x'.repeat(63 * 1_024))
      if (kind === 'tx')
        await step.tx('all of it', async (tx) => {
          await note(tx, 'never kept')
          return big
        })
      else await step.run('all of it', () => big)
    })
    const id = await start([flow], {})
    expect(await flows.show(id)).toMatchObject({
      status: 'failed',
      error: { code: 'result_too_large', step: 'all of it', message: expect.stringContaining('as rows or as a file') },
    })
    expect(await readNotes(ctx.db)).toEqual([])
  })

  test('fails a race that it wins, and a flow that returns it', async () => {
    const racing = flowOf('racing', z.object({}), (step) => step.race('r', { a: async () => big }))
    expect(await flows.show(await start([racing], {}))).toMatchObject({ error: { code: 'result_too_large' } })
    const returning = flowOf('returning', z.object({}), async () => big)
    expect(await flows.show(await start([returning], {}))).toMatchObject({ error: { code: 'result_too_large' } })
  })
})

describe('a flow that continues as new', () => {
  const child = flowOf('child', z.object({ n: z.number() }), async (step, { n }) => {
    await step.tx('born', (tx) => note(tx, `child ${n}`))
    await step.waitFor('grow')
    return n
  })
  const round = flowOf(
    'round',
    z.object({ n: z.number(), children: z.array(z.object({ id: z.string() })).default([]) }),
    async (step, { n, children }) => {
      const key = await step.run('outside', ({ idempotencyKey }) => idempotencyKey)
      const { payload } = await step.waitFor<string>('go')
      await step.tx('note', (tx) => note(tx, `${n} ${payload}`))
      const born = await step.spawn('child', { n })
      if (n < 3) await step.continueAsNew({ n: n + 1, children: [...children, born] })
      const grown: unknown[] = []
      for (const each of [...children, born]) grown.push((await step.waitForChild(each)).output)
      return { key, grown }
    },
  )

  test('keeps its key, its children and its signals, and none of its steps', async () => {
    const id = await start([round, child], { n: 1 }, { idempotencyKey: 'once' })
    for (const payload of ['a', 'b', 'c']) await flows.resume(null, id, payload, { key: 'go', idempotencyKey: payload })
    await drainFlows(ctx, [round, child])
    expect(await flows.resume(null, id, 'a', { key: 'go', idempotencyKey: 'a' })).toMatchObject({ isSame: true })
    const known = await flows.start(null, 'round', { n: 1 }, { idempotencyKey: 'once' })
    expect(known).toMatchObject({ id, created: false, isSame: true })
    const shown = await flows.show(id)
    expect(shown).toMatchObject({ status: 'suspended', run: 2, input: { n: 3 } })
    expect(shown.steps.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4])
    const recorded = shown.steps.slice(0, 4).map((each) => ({ ...each, flowId: id }) as RecordedStep)
    expect(await replayFlow(round, { id, version: 1, input: { n: 1 }, steps: recorded })).toBeUndefined()
    expect((await auditKernel(ctx)).filter(({ severity }) => severity === 'broken')).toEqual([])

    for (const { id: each } of await flows.list({ name: 'child' }))
      await flows.resume(null, each, null, { key: 'grow' })
    await drainFlows(ctx, [round, child])
    expect(await flows.show(id)).toMatchObject({
      status: 'completed',
      output: { key: `${id}.2:0`, grown: [1, 2, 3] },
    })
    expect((await readNotes(ctx.db)).toSorted()).toEqual(['1 a', '2 b', '3 c', 'child 1', 'child 2', 'child 3'])
    expect((await auditKernel(ctx)).filter(({ severity }) => severity === 'broken')).toEqual([])
  })

  test('does so itself, never from a branch', async () => {
    const branching = flowOf('branching', z.object({}), (step) =>
      step.all('all', { a: (own) => own.continueAsNew({}) }),
    )
    expect(await flows.show(await start([branching], {}))).toMatchObject({
      status: 'failed',
      error: { code: 'continued_inside_branch' },
    })
  })
})

test('a flow says how far it has come, once for each time that it comes by', async () => {
  const said: unknown[] = []
  const sending = flowOf('sending', z.object({}), async (step) => {
    for (let sent = 0; sent < 3; sent += 1) {
      await step.setStatus({ sent, of: 3 })
      said.push((await flows.list())[0]!.progress)
      await step.waitFor('next')
    }
    await step.setStatus({ sent: 3, of: 3 })
  })
  const id = await start([sending], {})
  expect(await flows.summary(id)).toMatchObject({ status: 'suspended', progress: { sent: 0, of: 3 } })
  for (let sent = 1; sent <= 3; sent += 1) {
    said.length = 0
    await flows.resume(null, id, null, { key: 'next' })
    await drainFlows(ctx, [sending])
    expect(await flows.summary(id)).toMatchObject({ progress: { sent, of: 3 } })
    expect(said[0]).toEqual({ sent: sent - 1, of: 3 })
  }
  expect(await flows.summary(id)).toMatchObject({ status: 'completed' })
})

test('who asks a flow gets what it replies, the same again for the same question', async () => {
  const counting = flowOf('counting', z.object({}), async (step) => {
    for (let sum = 0; ; ) {
      const asked = await step.waitFor<number>('add', { timeout: { days: 1 } })
      if (asked.timedOut) return sum
      sum += asked.payload
      await asked.reply({ sum })
    }
  })
  const bells = listenToBells(ctx)
  const rest = await createFlowRest(ctx, bells)
  const runner = createFlowRunner(ctx, [counting])
  await runner.start()
  const { id } = await flows.start(null, 'counting', {})
  const add = (payload: number, idempotencyKey: string) =>
    askFlow({ flows, rest }, id, payload, { key: 'add', idempotencyKey, withinMs: 60_000 })
  expect(await add(2, 'a')).toMatchObject({ isAnswered: true, answer: { sum: 2 } })
  expect(await add(3, 'b')).toMatchObject({ isAnswered: true, answer: { sum: 5 } })
  expect(await add(2, 'a')).toMatchObject({ isAnswered: true, answer: { sum: 2 } })
  await flows.cancel(id)
  expect(await add(3, 'b')).toMatchObject({ status: 'cancelled', answer: { sum: 5 } })
  await expect(add(4, 'c')).rejects.toMatchObject({ code: 'flow_finished' })
  await runner.stop()
  bells.close()
})

describe('a long call', () => {
  test('lives as long as it beats', () => {
    mock.timers.enable({ apis: ['setTimeout'] })
    const heart = createHeart(50)
    for (let beats = 0; beats < 10; beats += 1) {
      mock.timers.tick(40)
      heart.beat()
    }
    expect(heart.signal.aborted).toBe(false)
    mock.timers.tick(60)
    expect(heart.signal.aborted).toBe(true)
    mock.timers.reset()
  })

  test('that falls silent is told to stop and is tried again with the same key', async () => {
    const calls: { key: string; signal: AbortSignal }[] = []
    const calling = flowOf('calling', z.object({}), (step) =>
      step.run(
        'call',
        ({ idempotencyKey: key, signal, beat }) => {
          calls.push({ key, signal })
          beat()
          return calls.length === 1 ? new Promise(() => undefined) : 'answered'
        },
        { silentMs: 20 },
      ),
    )
    const id = await start([calling], {})
    await eventually(async () => {
      await passTime(ctx, 60_000)
      await drainFlows(ctx, [calling])
      return (await flows.show(id)).status === 'completed'
    })
    expect(await flows.show(id)).toMatchObject({ output: 'answered', steps: [{ attempts: 1 }] })
    expect(calls.map(({ key }) => key)).toEqual([`${id}:0`, `${id}:0`])
    expect(calls[0]!.signal.reason).toMatchObject({ code: 'silent_call' })
  })
})
