import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createServerTestContext } from '@rose-ash/server/testing/create-server-test-context'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { auditKernel } from '../src/audit/audit-kernel.ts'
import { createFlowClient } from '../src/flows/client/flow-client.ts'
import { registerFlows } from '../src/flows/register-flows.ts'
import { createFlowRunner } from '../src/flows/runner/flow-runner.ts'
import { advanceHorizon } from '../src/log/advance-horizon.ts'
import { archiveLog } from '../src/log/archive-log.flow.ts'
import { monthlyArchive } from '../src/log/monthly-archive.ts'
import { rebuildProjection } from '../src/projections/rebuild-projection.ts'
import { defineReaction } from '../src/reactions/define-reaction.ts'
import { listParked, replayParked } from '../src/reactions/parked-tasks.ts'
import { PermanentFailure } from '../src/reactions/permanent-failure.ts'
import { append, testDefinition } from '../src/testing/append.ts'
import { drainFlows, drainProjections, drainReactions } from '../src/testing/drain.ts'
import { chains, createChains, fingerprintChains } from './support/chains.ts'
import { crashingContext, type Moment } from './support/crashing-context.ts'
import { eventually } from './support/eventually.ts'
import { createNotes, note, readNotes } from './support/notes.ts'

const ctx = await createServerTestContext('kernel')
const { db } = ctx
const client = createFlowClient(ctx)
afterAll(() => ctx.close())
beforeEach(async () => {
  await resetStores()
  await createNotes(db)
  await createChains(db)
})

const LONG_AGO = new Date('2020-01-01T00:00:00Z')

/** Rows of one actor: internal ones that are old, old public ones between them, and one of today. */
async function livedInLog(rows: number): Promise<void> {
  const actorId = '01890a5d-ac96-774b-bcce-b302099a8057'
  for (let row = 0; row < rows; row += 1)
    await append(db, {
      actorId,
      object: { row },
      createdAt: LONG_AGO,
      visibility: row % 5 === 4 ? 'public' : 'internal',
    })
  await append(db, { actorId, object: { row: 'today' } })
  await advanceHorizon(db)
}

async function archive(input: object = {}): Promise<unknown> {
  await registerFlows(ctx, [archiveLog])
  const { id } = await client.start(null, archiveLog.name, input)
  await drainFlows(ctx, [archiveLog])
  return (await client.show(id)).output
}

const rowsIn = async () => ({ live: await db.activity.count(), archived: await db.archivedActivity.count() })

const writeDown = defineReaction({
  name: 'test.archive',
  on: [testDefinition()],
  from: 'start',
  handle: async (tx, { seq }) => note(tx, String(seq)),
})

describe('old internal rows', () => {
  test('go into the archive in batches, and a rebuild from zero is the same as before', async () => {
    await livedInLog(50)
    await drainProjections(ctx, [chains])
    const before = await fingerprintChains(db)

    expect(await archive({ batch: 7 })).toEqual({ archived: 40, upTo: '51' })
    expect(await rowsIn()).toEqual({ live: 11, archived: 40 })
    expect(await rebuildProjection(ctx, [chains], chains.name)).toMatchObject({ applied: 51 })
    expect(await fingerprintChains(db)).toBe(before)
    expect(await archive({ batch: 7 })).toMatchObject({ archived: 0 })
    expect(await auditKernel(ctx)).toEqual([])
  })

  test('stay while a projection or a reaction has not read them', async () => {
    await livedInLog(10)
    await drainProjections(ctx, [chains])
    await db.$executeRaw`UPDATE projection_checkpoints SET position = 3`
    expect(await archive()).toEqual({ archived: 3, upTo: '3' })
  })

  test('stay while they are parked, and are handled when they are replayed', async () => {
    await livedInLog(4)
    const failing = { ...writeDown, handle: () => Promise.reject(new PermanentFailure('not today')) }
    await drainReactions(ctx, [failing])
    expect(await archive()).toMatchObject({ archived: 0 })
    await replayParked(ctx)
    await drainReactions(ctx, [writeDown])
    expect(await archive()).toMatchObject({ archived: 4 })
    expect(await readNotes(db)).toHaveLength(5)
  })

  test('are read by a reaction that comes later, each once', async () => {
    await livedInLog(20)
    await archive()
    await drainReactions(ctx, [writeDown])
    await drainReactions(ctx, [writeDown])
    expect((await readNotes(db)).map(Number)).toEqual(Array.from({ length: 21 }, (_, index) => index + 1))
    expect(await listParked(ctx)).toEqual([])
  })

  test('are moved once when two kernels archive at the same time', async () => {
    await livedInLog(60)
    await registerFlows(ctx, [archiveLog])
    const ids = await Promise.all(['one', 'two'].map(() => client.start(null, archiveLog.name, { batch: 3 })))
    await Promise.all([drainFlows(ctx, [archiveLog]), drainFlows(ctx, [archiveLog])])
    const outputs = await Promise.all(ids.map(async ({ id }) => (await client.show(id)).output as { archived: number }))
    expect(outputs.reduce((sum, { archived }) => sum + archived, 0)).toBe(48)
    expect(await rowsIn()).toEqual({ live: 13, archived: 48 })
  })
})

describe('a kernel that dies while it archives', () => {
  test.each<Moment>(['before', 'after'])(
    '%s any statement loses no row and moves none twice',
    async (moment) => {
      let points = 0
      for (let crashed = true; crashed; points += 1) {
        await resetStores()
        await livedInLog(10)
        crashed = await crashAt(points + 1, moment)
        expect(await rowsIn()).toEqual({ live: 3, archived: 8 })
        expect((await auditKernel(ctx)).filter(({ severity }) => severity === 'broken')).toEqual([])
      }
      expect(points).toBeGreaterThan(8)
    },
    120_000,
  )

  /** One worker crashes at its nth statement; another goes on when the lease is over. True when it came that far. */
  async function crashAt(n: number, moment: Moment): Promise<boolean> {
    await registerFlows(ctx, [archiveLog])
    const { id } = await client.start(null, archiveLog.name, { batch: 5 })
    const finished = async () => (await client.show(id)).finishedAt !== null
    const doomed = crashingContext(ctx, n, moment)
    const workers = [doomed.ctx, ctx].map((own) => createFlowRunner(own, [archiveLog], { leaseMs: 60 }))
    for (const [index, worker] of workers.entries()) {
      await eventually(async () => {
        await worker.round().catch(() => 0)
        await worker.idle()
        return (index === 0 && doomed.crashed()) || (await finished())
      })
    }
    expect(await client.show(id)).toMatchObject({ status: 'completed', output: { archived: 8 } })
    return doomed.crashed()
  }
})

describe('the database', () => {
  test('lets a row leave the log only into the archive, and nothing leave or change there', async () => {
    await livedInLog(5)
    await expect(db.activity.deleteMany()).rejects.toThrow('may only be archived')
    await archive()
    await expect(db.archivedActivity.deleteMany()).rejects.toThrow('append-only')
    await expect(db.archivedActivity.updateMany({ data: { type: 'x' } })).rejects.toThrow('append-only')
    expect(await rowsIn()).toEqual({ live: 2, archived: 4 })
  })
})

test('the archive is started once a month, however many kernels look', async () => {
  await registerFlows(ctx, [archiveLog])
  const turn = { dueAt: new Date(), idempotencyKey: '', signal: new AbortController().signal }
  const started = await Promise.all([1, 2, 3].map(() => monthlyArchive.run(ctx, turn) as Promise<{ id: string }>))
  expect(new Set(started.map(({ id }) => id)).size).toBe(1)
})
