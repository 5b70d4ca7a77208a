import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createServerTestContext } from '@rose-ash/server/testing/create-server-test-context'
import { ConflictError } from '@rose-ash/shared/errors/http-errors'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { z } from 'zod'
import { auditKernel } from '../src/audit/audit-kernel.ts'
import { createFlowClient } from '../src/flows/client/flow-client.ts'
import { defineFlow } from '../src/flows/define-flow.ts'
import type { Step } from '../src/flows/flow.ts'
import { drainFlows } from '../src/testing/drain.ts'
import { createNotes, note, readNotes } from './support/notes.ts'

const ctx = await createServerTestContext('kernel')
const flows = createFlowClient(ctx)
afterAll(() => ctx.close())
beforeEach(async () => {
  await resetStores()
  await createNotes(ctx.db)
})

const flowOf = (run: (step: Step) => Promise<unknown>) =>
  defineFlow({ name: 'branching', version: 1, input: z.object({}), run })

/** Starts it and lets it run as far as it can. */
async function begin(run: (step: Step) => Promise<unknown>) {
  const flow = flowOf(run)
  await drainFlows(ctx, [flow])
  const { id } = await flows.start(null, flow.name, {})
  const goOn = async (other = run) => {
    await drainFlows(ctx, [flowOf(other)])
    return flows.show(id)
  }
  return { id, goOn, shown: await goOn() }
}

const broken = async () => (await auditKernel(ctx)).filter(({ severity }) => severity === 'broken')

/** The outcome that a worker leaves which was killed after the steps in `gone` had been done, but not recorded. */
async function forget(id: string, gone: (step: { name: string; branch: string | null }) => boolean) {
  const { steps } = await flows.show(id)
  for (const { position } of steps.filter(gone))
    await ctx.db.flowStep.delete({ where: { flowId_position: { flowId: id, position } } })
  await ctx.db.flowInstance.update({ where: { id }, data: { status: 'ready', finishedAt: null, wakeAt: new Date() } })
}

describe('step.all', () => {
  test('runs branches side by side, each by its own signal, and answers by name', async () => {
    const { id, shown, goOn } = await begin((step) =>
      step.all('both', {
        left: async (own) => (await own.waitFor('a')).payload,
        right: async (own) => (await own.waitFor('b')).payload,
        done: (own) => own.tx('c', async () => 'c'),
      }),
    )
    expect(shown.status).toBe('suspended')
    await flows.resume(null, id, 'B', { key: 'b' })
    expect(await goOn()).toMatchObject({ status: 'suspended', waitingFor: [{ key: 'a' }] })
    await flows.resume(null, id, 'A', { key: 'a' })
    expect(await goOn()).toMatchObject({ status: 'completed', output: { left: 'A', right: 'B', done: 'c' } })
    expect(await broken()).toEqual([])
  })

  test('a branch that was paid is not paid again when the other is resumed', async () => {
    const pay = (to: string) => async (own: Step) => {
      const { payload } = await own.waitFor(to)
      await own.tx('pay', (tx) => note(tx, `${to} ${payload}`))
    }
    const { id, goOn } = await begin((step) => step.all('suppliers', { A: pay('A'), B: pay('B') }))
    await flows.resume(null, id, 1, { key: 'B' })
    await goOn()
    await flows.resume(null, id, 2, { key: 'A' })
    expect((await goOn()).status).toBe('completed')
    expect(await readNotes(ctx.db)).toEqual(['B 1', 'A 2'])
    await forget(id, ({ name, branch }) => name === 'pay' && branch === 'suppliers/A')
    expect((await goOn()).status).toBe('completed')
    expect(await readNotes(ctx.db)).toEqual(['B 1', 'A 2', 'A 2'])
  })

  test('waits for every branch and throws the first failure as declared', async () => {
    const { shown } = await begin((step) =>
      step
        .all('three', {
          slow: (own) => own.sleep('nap', { milliseconds: 1 }).then(() => own.tx('late', (tx) => note(tx, 'late'))),
          second: (own) => own.tx('second', () => Promise.reject(new ConflictError('second'))),
          third: (own) => own.tx('third', () => Promise.reject(new ConflictError('third'))),
        })
        .catch((error: Error) => error.message),
    )
    expect(shown).toMatchObject({ status: 'completed', output: 'step "second" failed: second' })
    expect(await readNotes(ctx.db)).toEqual(['late'])
  })

  test('holds branches in branches', async () => {
    const leaf = (name: string) => (own: Step) => own.tx(name, async () => name)
    const { id, shown, goOn } = await begin(async (step) => {
      const inner = (own: Step) => own.all('inner', { a: leaf('a'), b: leaf('b') })
      const all = await step.all('outer', { one: inner, two: inner })
      await step.waitFor('go')
      return all
    })
    expect(shown.status).toBe('suspended')
    await flows.resume(null, id, null, { key: 'go' })
    expect(await goOn()).toMatchObject({ output: { one: { a: 'a', b: 'b' }, two: { a: 'a', b: 'b' } } })
    expect(await broken()).toEqual([])
  })

  test('refuses another set of branches than the recorded one', async () => {
    const wait = (own: Step) => own.waitFor('go')
    const { goOn, id } = await begin((step) => step.all('both', { a: wait, b: wait }))
    await flows.resume(null, id, null, { key: 'go' })
    expect(await goOn((step) => step.all('both', { a: wait, c: wait }))).toMatchObject({
      status: 'failed',
      error: { code: 'flow_changed' },
    })
  })
})

describe('step.race', () => {
  const answerOrNap = (step: Step) =>
    step.race('answer', {
      said: async (own) => (await own.waitFor('go')).payload,
      late: async (own) => own.sleep('nap', { hours: 1 }).then(() => 'late'),
    })

  test('ends with the first branch; the other waits no more', async () => {
    const { id, goOn } = await begin(async (step) => {
      const won = await answerOrNap(step)
      await step.waitFor('later')
      return won
    })
    await flows.resume(null, id, 'yes', { key: 'go' })
    expect(await goOn()).toMatchObject({ status: 'suspended', waitingFor: [{ kind: 'signal', key: 'later' }] })
    await flows.resume(null, id, null, { key: 'later' })
    expect(await goOn()).toMatchObject({ status: 'completed', output: { winner: 'said', result: 'yes' } })
    expect(await broken()).toEqual([])
  })

  test('is decided once: what comes later changes nothing, and stays for another wait', async () => {
    const { id, goOn } = await begin(async (step) => {
      const won = await step.race('answer', {
        said: async (own) => (await own.waitFor('go')).payload,
        late: async (own) => own.sleep('nap', { milliseconds: 1 }),
      })
      await step.waitFor('later')
      return { winner: won.winner, second: (await step.waitFor('go')).payload }
    })
    await goOn()
    await flows.resume(null, id, 'too late', { key: 'go' })
    await flows.resume(null, id, null, { key: 'later' })
    expect(await goOn()).toMatchObject({ status: 'completed', output: { winner: 'late', second: 'too late' } })
  })

  test('a failure that comes first is the end of the race', async () => {
    const { shown } = await begin((step) =>
      step
        .race('answer', {
          waits: (own) => own.waitFor('go'),
          fails: (own) => own.tx('no', () => Promise.reject(new ConflictError('sold out'))),
        })
        .catch((error: Error) => error.message),
    )
    expect(shown).toMatchObject({ status: 'completed', output: 'step "answer" failed: sold out' })
  })

  test('without branches fails with words instead of running for ever', async () => {
    const { shown } = await begin((step) => step.race('answer', {}))
    expect(shown).toMatchObject({ status: 'failed', error: { message: expect.stringContaining('has no branches') } })
  })

  test('stops the call of the loser', async () => {
    let isStopped = false
    const { shown } = await begin((step) =>
      step.race('answer', {
        slow: (own) =>
          own.run('call', ({ signal }) => {
            const { promise, reject } = Promise.withResolvers<never>()
            signal.addEventListener('abort', () => {
              isStopped = true
              reject(signal.reason)
            })
            return promise
          }),
        quick: (own) => own.tx('here', async () => 'here'),
      }),
    )
    expect(shown).toMatchObject({ status: 'completed', output: { winner: 'quick', result: 'here' } })
    expect(isStopped).toBe(true)
  })
})

test('steps that are begun side by side without step.all fail with words, at the first run and at a replay', async () => {
  const bare = (step: Step) => Promise.all([step.tx('a', async () => 1), step.tx('b', async () => 2)])
  const { shown } = await begin(bare)
  expect(shown).toMatchObject({
    status: 'failed',
    error: { code: 'parallel_steps', message: expect.stringContaining('step.all') },
  })
  const later = await begin(async (step) => {
    await step.tx('a', async () => 1)
    await step.waitFor('go')
  })
  expect(await later.goOn()).toMatchObject({ status: 'suspended' })
  await flows.resume(null, later.id, null, { key: 'go' })
  expect(await later.goOn(bare)).toMatchObject({ status: 'failed', error: { code: 'parallel_steps' } })
})

describe('an operator', () => {
  test('forks behind branches with what they gave, and not inside one', async () => {
    const { id } = await begin(async (step) => {
      const all = await step.all('both', {
        a: (own) => own.tx('a', (tx) => note(tx, 'a')),
        b: (own) => own.tx('b', async () => 'b'),
      })
      await step.waitFor('go')
      return all
    })
    const fork = await flows.fork(id, 1)
    await flows.resume(null, fork.id, null, { key: 'go' })
    await expect(flows.fork(id, 1_000_000)).rejects.toMatchObject({ code: 'fork_inside_branch' })
    expect(await readNotes(ctx.db)).toEqual(['a'])
    expect((await flows.show(fork.id)).steps.map(({ name }) => name)).toEqual(['both', 'a', 'b'])
  })

  test('retries the branches that failed, and no other', async () => {
    let isDown = true
    const ask = (name: string) => (own: Step) =>
      own.tx(name, async (tx) => {
        if (isDown) throw new ConflictError('down')
        await note(tx, name)
      })
    const { id, shown, goOn } = await begin((step) =>
      step.all('three', {
        well: (own) => own.tx('well', (tx) => note(tx, 'well')),
        ill: ask('ill'),
        worse: ask('worse'),
      }),
    )
    expect(shown.status).toBe('failed')
    isDown = false
    await flows.retry(id)
    expect((await goOn()).status).toBe('completed')
    expect((await readNotes(ctx.db)).sort()).toEqual(['ill', 'well', 'worse'])
  })
})
