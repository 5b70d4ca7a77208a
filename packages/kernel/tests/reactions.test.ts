import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createServerTestContext } from '@rose-ash/server/testing/create-server-test-context'
import type { Transact } from '@rose-ash/shared/db/transact'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { auditKernel } from '../src/audit/audit-kernel.ts'
import { advanceHorizon } from '../src/log/advance-horizon.ts'
import { createKernelWorker } from '../src/process/kernel-worker.ts'
import { claimTasks } from '../src/reactions/claim-tasks.ts'
import { defineEffectReaction } from '../src/reactions/define-effect-reaction.ts'
import { defineReaction } from '../src/reactions/define-reaction.ts'
import { listParked, replayParked } from '../src/reactions/parked-tasks.ts'
import { PermanentFailure } from '../src/reactions/permanent-failure.ts'
import { createReactionRunner } from '../src/reactions/reaction-runner.ts'
import { registerReactions } from '../src/reactions/register-reactions.ts'
import { append, testDefinition } from '../src/testing/append.ts'
import { drainReactions } from '../src/testing/drain.ts'
import { eventually } from './support/eventually.ts'
import { createNotes, note, readNotes } from './support/notes.ts'

const ctx = await createServerTestContext('kernel')
afterAll(() => ctx.close())
beforeEach(async () => {
  await resetStores()
  await createNotes(ctx.db)
})

const on = [testDefinition()]
const writeDown = defineReaction({
  name: 'test.write-down',
  on,
  handle: async (tx, activity) => {
    await note(tx, String(activity.seq))
  },
})

describe('a reaction', () => {
  test('handles each activity of its types once', async () => {
    const first = await append(ctx.db)
    await append(ctx.db, { type: 'test.other' })
    const third = await append(ctx.db)
    await drainReactions(ctx, [writeDown])
    await drainReactions(ctx, [writeDown])
    expect((await readNotes(ctx.db)).toSorted()).toEqual([String(first), String(third)])
  })

  test('new among old activities begins with what happens from now on', async () => {
    await append(ctx.db)
    const runner = createReactionRunner(ctx, [writeDown])
    await runner.start()
    const seq = await append(ctx.db)
    await ctx.doorbell.ring()
    await eventually(async () => (await readNotes(ctx.db)).length > 0)
    await runner.stop()
    expect(await readNotes(ctx.db)).toEqual([String(seq)])
  })

  test('that fails leaves no effect, waits, and is tried again', async () => {
    let broken = true
    const shaky = defineReaction({
      name: 'test.shaky',
      on,
      handle: async (tx) => {
        await note(tx, 'effect')
        if (broken) throw new Error('not today')
      },
    })
    await append(ctx.db)
    await drainReactions(ctx, [shaky])
    expect(await readNotes(ctx.db)).toEqual([])
    broken = false
    await eventually(async () => {
      await drainReactions(ctx, [shaky])
      return (await readNotes(ctx.db)).length === 1
    })
  })

  test('that fails is tried again when its back-off ends, though the next poll is far away', async () => {
    let tries = 0
    const shaky = defineReaction({
      name: 'test.shaky',
      on,
      from: 'start',
      handle: async (tx) => {
        tries += 1
        if (tries === 1) throw new Error('not at first')
        await note(tx, 'effect')
      },
    })
    await append(ctx.db)
    const runner = createReactionRunner(ctx, [shaky], { pollMs: 3_600_000 })
    await runner.start()
    await eventually(async () => (await readNotes(ctx.db)).length === 1)
    await runner.stop()
    expect(tries).toBe(2)
  })

  test('is parked after too many failures, seen by an operator, and replayed', async () => {
    let broken = true
    const doomed = defineReaction({
      name: 'test.doomed',
      on,
      maxAttempts: 1,
      handle: async (tx) => {
        if (broken) throw new Error('bad data')
        await note(tx, 'done')
      },
    })
    await append(ctx.db)
    await drainReactions(ctx, [doomed])
    expect(await listParked(ctx)).toMatchObject([
      { handler: 'test.doomed', attempts: 1, lastError: 'Error: bad data', type: 'test.happened' },
    ])
    broken = false
    expect(await replayParked(ctx, { handler: 'test.doomed' })).toBe(1)
    await drainReactions(ctx, [doomed])
    expect(await readNotes(ctx.db)).toEqual(['done'])
    expect(await listParked(ctx)).toEqual([])
  })

  test('that cannot ever succeed is parked at once', async () => {
    const hopeless = defineReaction({
      name: 'test.hopeless',
      on,
      handle: async () => {
        throw new PermanentFailure('no such thing')
      },
    })
    await append(ctx.db)
    await drainReactions(ctx, [hopeless])
    expect(await listParked(ctx)).toHaveLength(1)
  })

  test('keeps one actor in order while a failure is waited for, and lets other actors pass', async () => {
    const [slow, quick] = [randomUUID(), randomUUID()]
    let broken = true
    const ordered = defineReaction({
      name: 'test.ordered',
      on,
      handle: async (tx, { actorId, object }) => {
        if (actorId === slow && broken) throw new Error('later')
        await note(tx, (object as { text: string }).text)
      },
    })
    await append(ctx.db, { actorId: slow, object: { text: 'slow 1' } })
    await append(ctx.db, { actorId: slow, object: { text: 'slow 2' } })
    await append(ctx.db, { actorId: quick, object: { text: 'quick 1' } })
    await drainReactions(ctx, [ordered])
    expect(await readNotes(ctx.db)).toEqual(['quick 1'])
    broken = false
    await eventually(async () => {
      await drainReactions(ctx, [ordered])
      return (await readNotes(ctx.db)).length === 3
    })
    expect(await readNotes(ctx.db)).toEqual(['quick 1', 'slow 1', 'slow 2'])
  })

  test('claims from a long backlog though the database looks at all of it', async () => {
    await registerReactions(ctx, [writeDown])
    await ctx.db.$executeRaw`
      INSERT INTO reaction_tasks (handler, seq, order_key) SELECT ${writeDown.name}, seq, 'somebody' FROM generate_series(1, 15000) seq`
    const transact: Transact = (work) =>
      ctx.transact(async (tx) => {
        await tx.$executeRaw`SET LOCAL enable_indexscan = off`
        return work(tx)
      })

    const claimed = await claimTasks({ transact }, [writeDown], {
      owner: 'me',
      leaseMs: 1_000,
      limit: 100,
      horizon: 0n,
    })
    expect(claimed.map(({ seq }) => seq)).toEqual(Array.from({ length: 100 }, (_, index) => BigInt(index + 1)))
  })

  test('shared by three runners is done once for each activity, in order for each actor', async () => {
    const actors = Array.from({ length: 4 }, () => randomUUID())
    const runners = Array.from({ length: 3 }, () =>
      createReactionRunner(ctx, [{ ...inOrder, from: 'start' }], { pollMs: 20, batch: 10 }),
    )
    for (const runner of runners) await runner.start()
    for (let round = 0; round < 40; round += 1) await append(ctx.db, { actorId: actors[round % 4]! })
    await eventually(async () => (await readNotes(ctx.db)).length >= 40)
    await Promise.all(runners.map((runner) => runner.stop()))
    const notes = (await readNotes(ctx.db)).map((line) => line.split(' ') as [string, string])
    expect(notes).toHaveLength(40)
    for (const actor of actors) {
      const seqs = notes.filter(([who]) => who === actor).map(([, seq]) => Number(seq))
      expect(seqs).toEqual(seqs.toSorted((a, b) => a - b))
    }
  })
})

const inOrder = defineReaction({
  name: 'test.in-order',
  on,
  handle: async (tx, { actorId, seq }) => {
    await note(tx, `${actorId} ${seq}`)
  },
})

test('a reaction that replaces others takes over what they had not read, had not done or had parked, and nothing that they did', async () => {
  let isBroken = false
  const former = defineReaction({
    name: 'test.former',
    on,
    maxAttempts: 1,
    handle: async (tx, { seq }) => {
      if (isBroken) throw new Error('not any more')
      await note(tx, `former ${seq}`)
    },
  })
  const done = await append(ctx.db)
  await drainReactions(ctx, [former])
  isBroken = true
  const parked = await append(ctx.db)
  await drainReactions(ctx, [former])
  const unread = await append(ctx.db)
  const heir = defineReaction({
    name: 'test.heir',
    on,
    replaces: ['test.former'],
    handle: (tx, { seq }) => note(tx, `heir ${seq}`),
  })
  const runner = createReactionRunner(ctx, [heir])
  await registerReactions(ctx, [heir])
  while ((await runner.round()) > 0);
  expect(await readNotes(ctx.db)).toEqual([`former ${done}`, ...[parked, unread].map((seq) => `heir ${seq}`)])
  expect(await listParked(ctx)).toEqual([])
  expect(await auditKernel(ctx)).toEqual([])
})

describe('an effect outside', () => {
  test('is sent with a key that stays the same when it is tried again', async () => {
    const keys: string[] = []
    const send = defineEffectReaction({
      name: 'test.send',
      on,
      run: async (_activity, _ctx, { idempotencyKey }) => {
        keys.push(idempotencyKey)
        if (keys.length === 1) throw new Error('connection refused')
      },
    })
    await append(ctx.db)
    await eventually(async () => {
      await drainReactions(ctx, [send])
      return keys.length === 2
    })
    expect(keys[0]).toBe(keys[1])
    await drainReactions(ctx, [send])
    expect(keys).toHaveLength(2)
  })

  test('that hangs holds up no other, however much waits for it', async () => {
    const told: bigint[] = []
    const hang = defineEffectReaction({ name: 'test.hang', on, run: () => new Promise(() => undefined) })
    const tell = defineEffectReaction({ name: 'test.tell', on, run: async ({ seq }) => void told.push(seq) })
    const worker = createKernelWorker(ctx, { reactions: [hang, tell] }, { pollMs: 50 })
    await worker.start()
    const seqs: bigint[] = []
    for (let member = 0; member < 20; member += 1) seqs.push(await append(ctx.db, { actorId: randomUUID() }))
    await eventually(async () => told.length === seqs.length)
    await worker.stop()
    expect(new Set(told)).toEqual(new Set(seqs))
    expect(await ctx.db.reactionTask.count({ where: { handler: hang.name, state: 'done' } })).toBe(0)
  })

  test('with a backlog that does not move holds up no other inside the database', async () => {
    const gate = Promise.withResolvers<void>()
    const begun: bigint[] = []
    const told: bigint[] = []
    const stuck = defineReaction({
      name: 'test.a-stuck',
      on: [testDefinition('test.many')],
      from: 'start',
      handle: async (_tx, { seq }) => {
        begun.push(seq)
        await gate.promise
      },
    })
    const tell = defineReaction({
      name: 'test.tell',
      on,
      from: 'start',
      handle: async (_tx, { seq }) => void told.push(seq),
    })
    for (let member = 0; member < 30; member += 1) await append(ctx.db, { type: 'test.many', actorId: randomUUID() })
    const worker = createKernelWorker(ctx, { reactions: [stuck, tell] }, { pollMs: 50 })
    await worker.start()
    await eventually(async () => begun.length > 0)
    const seq = await append(ctx.db)
    await eventually(async () => told.includes(seq))
    expect(await ctx.db.reactionTask.count({ where: { handler: stuck.name, state: 'done' } })).toBe(0)
    expect(begun.length).toBeLessThanOrEqual(3)
    gate.resolve()
    await worker.stop()
  })

  test('with a long backlog leaves a claim to those that come after it', async () => {
    const names = ['test.first', 'test.second']
    const both = names.map((name) => defineReaction({ name, on, from: 'start', handle: async () => undefined }))
    await registerReactions(ctx, both)
    for (let member = 0; member < 6; member += 1) await append(ctx.db, { actorId: randomUUID() })
    const { safe: horizon } = await advanceHorizon(ctx.db)
    const claimed = await claimTasks(ctx, both, { owner: 'test', leaseMs: 60_000, limit: 4, horizon })
    expect(claimed.map(({ handler }) => handler).toSorted()).toEqual(names.flatMap((name) => Array(4).fill(name)))
  })

  test('that hangs is given up after its time and tried again later', async () => {
    const hang = defineEffectReaction({ name: 'test.hang', on, timeoutMs: 30, run: () => new Promise(() => undefined) })
    await append(ctx.db)
    await drainReactions(ctx, [hang])
    const [task] = await ctx.db.reactionTask.findMany()
    expect(task).toMatchObject({ state: 'pending', attempts: 1, lastError: expect.stringContaining('TimeoutError') })
  })
})
