import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { ServerContext } from '@rose-ash/server/context/server-context'
import type { Db } from '@rose-ash/shared/db/client'
import type { KernelContext } from '../../src/kernel-context.ts'
import { createProjectionRunner } from '../../src/projections/projection-runner.ts'
import { rebuildProjection } from '../../src/projections/rebuild-projection.ts'
import { defineReaction } from '../../src/reactions/define-reaction.ts'
import { createReactionRunner } from '../../src/reactions/reaction-runner.ts'
import { append, testDefinition } from '../../src/testing/append.ts'
import { chains, createChains, fingerprintChains } from './chains.ts'
import { eventually } from './eventually.ts'
import { createNotes, note, readNotes } from './notes.ts'

const WRITERS = 8
const ON = [testDefinition()]

export const writeDown = defineReaction({
  name: 'test.many-writers',
  on: ON,
  from: 'start',
  handle: async (tx, { actorId, seq }, _ctx: KernelContext) => note(tx, `${actorId} ${seq}`),
})

export interface ManyWriters {
  readonly written: number
  readonly skipped: number
  readonly doubled: number
  readonly outOfOrder: number
  readonly rebuiltEqualsLive: boolean
}

export interface Readers {
  start(): Promise<unknown>
  stop(): Promise<unknown>
}

/** Three handlers and two projectors in this process. */
function readersBeside(ctx: ServerContext): Readers {
  const runners = [
    ...Array.from({ length: 3 }, () => createReactionRunner(ctx, [writeDown], { pollMs: 100 })),
    ...Array.from({ length: 2 }, () => createProjectionRunner(ctx, [chains], { pollMs: 100 })),
  ]
  return {
    start: () => Promise.all(runners.map((runner) => runner.start())),
    stop: () => Promise.all(runners.map((runner) => runner.stop())),
  }
}

/** Eight writers with long, short and failing transactions, and readers beside them; then a rebuild. */
export async function manyWriters(
  ctx: ServerContext,
  rows: number,
  withinMs: number,
  readers = readersBeside(ctx),
): Promise<ManyWriters> {
  const { db } = ctx
  await createNotes(db)
  await createChains(db)
  await readers.start()
  await Promise.all(Array.from({ length: WRITERS }, () => write(ctx, rows / WRITERS)))
  await eventually(async () => (await count(db, 'notes')) >= rows && (await count(db, 'chains')) >= rows, withinMs)
  await readers.stop()
  const live = await fingerprintChains(db)
  await rebuildProjection(ctx, [chains], chains.name)
  return { ...(await judge(db)), rebuiltEqualsLive: live === (await fingerprintChains(db)) }
}

/** One writer is one actor. Every seventh transaction is rolled back, every ninth is long. */
async function write(ctx: ServerContext, rows: number): Promise<void> {
  const actorId = randomUUID()
  for (let written = 0, round = 0; written < rows; round += 1) {
    const size = Math.min(1 + (round % 4), rows - written)
    const isKept = round % 7 !== 6
    await ctx
      .transact(async (tx) => {
        for (let row = 0; row < size; row += 1) {
          await append(tx, { actorId, object: { round, row } })
          if (round % 9 === 8) await pause(Math.random() * 40)
        }
        if (!isKept) throw new Error('rolled back')
      })
      .catch((error: Error) => {
        if (error.message !== 'rolled back') throw error
      })
    if (isKept) written += size
    if (round % 5 === 0) await ctx.doorbell.ring()
  }
}

async function count(db: Db, what: 'notes' | 'chains'): Promise<number> {
  const [row] =
    what === 'notes'
      ? await db.$queryRaw<{ n: bigint }[]>`SELECT count(*) AS n FROM kernel_test_notes`
      : await db.$queryRaw<{ n: bigint }[]>`SELECT count(*) AS n FROM kernel_test_chains WHERE generation = 1`
  return Number(row?.n ?? 0)
}

async function judge(db: Db): Promise<Omit<ManyWriters, 'rebuiltEqualsLive'>> {
  const log = await db.activity.findMany({
    where: { type: { in: ON.map(({ type }) => type) } },
    select: { actorId: true, seq: true },
  })
  const notes = (await readNotes(db)).map((text) => text.split(' ') as [string, string])
  const handled = Map.groupBy(notes, ([, seq]) => seq)
  const perActor = [...Map.groupBy(notes, ([actor]) => actor).values()]
  return {
    written: log.length,
    skipped: log.filter(({ seq }) => !handled.has(String(seq))).length,
    doubled: [...handled.values()].filter((times) => times.length > 1).length,
    outOfOrder: perActor.flatMap((own) =>
      own.filter(([, seq], index) => index > 0 && BigInt(seq) < BigInt(own[index - 1]?.[1] ?? 0)),
    ).length,
  }
}
