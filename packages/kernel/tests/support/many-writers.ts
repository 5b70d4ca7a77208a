import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { SharedContext } from '@rose-ash/shared/context/shared-context'
import type { Db } from '@rose-ash/shared/db/client'
import { defineProjection } from '@rose-ash/shared/projections/define-projection'
import { createProjectionRunner } from '../../src/projections/projection-runner.ts'
import { rebuildProjection } from '../../src/projections/rebuild-projection.ts'
import { defineReaction } from '../../src/reactions/define-reaction.ts'
import { createReactionRunner } from '../../src/reactions/reaction-runner.ts'
import { append } from './append.ts'
import { eventually } from './eventually.ts'
import { createNotes, note, readNotes } from './notes.ts'

const WRITERS = 8
const ON = ['test.happened']

const writeDown = defineReaction({
  name: 'test.many-writers',
  on: ON,
  from: 'start',
  handle: async (tx, { actorId, seq }) => note(tx, `${actorId} ${seq}`),
})

/** Each row holds a hash over all rows of its actor before it: one skipped, doubled or turned around changes all that follow. */
const chains = defineProjection({
  name: 'test-chains',
  version: 1,
  on: ON,
  apply: async (tx, { seq, actorId, object }, { generation }) => {
    await tx.$executeRaw`
      INSERT INTO kernel_test_chains (generation, seq, actor, chain)
      SELECT ${generation}, ${seq}, ${actorId}::uuid, md5(coalesce((SELECT chain FROM kernel_test_chains
        WHERE generation = ${generation} AND actor = ${actorId}::uuid ORDER BY seq DESC LIMIT 1), '') || ${seq}::text || ${JSON.stringify(object)})`
  },
  clear: (tx, generation) => tx.$executeRaw`DELETE FROM kernel_test_chains WHERE generation = ${generation}`,
})

export interface ManyWriters {
  readonly written: number
  readonly skipped: number
  readonly doubled: number
  readonly outOfOrder: number
  readonly rebuiltEqualsLive: boolean
}

/** Eight writers with long, short and failing transactions, three handlers and two projectors beside them; then a rebuild. */
export async function manyWriters(ctx: SharedContext, rows: number, withinMs: number): Promise<ManyWriters> {
  const { db } = ctx
  await createNotes(db)
  await db.$executeRaw`DROP TABLE IF EXISTS kernel_test_chains`
  await db.$executeRaw`CREATE TABLE kernel_test_chains (generation int, seq bigint, actor uuid, chain text, PRIMARY KEY (generation, seq))`
  await db.$executeRaw`CREATE INDEX ON kernel_test_chains (generation, actor, seq)`
  const runners = [
    ...Array.from({ length: 3 }, () => createReactionRunner(ctx, [writeDown], { pollMs: 100 })),
    ...Array.from({ length: 2 }, () => createProjectionRunner(ctx, [chains], { pollMs: 100 })),
  ]
  for (const runner of runners) await runner.start()
  await Promise.all(Array.from({ length: WRITERS }, () => write(ctx, rows / WRITERS)))
  await eventually(async () => (await count(db, 'notes')) >= rows && (await count(db, 'chains')) >= rows, withinMs)
  await Promise.all(runners.map((runner) => runner.stop()))
  const live = await fingerprint(db)
  await rebuildProjection(ctx, [chains], chains.name)
  return { ...(await judge(db)), rebuiltEqualsLive: live === (await fingerprint(db)) }
}

/** One writer is one actor. Every seventh transaction is rolled back, every ninth is long. */
async function write(ctx: SharedContext, rows: number): Promise<void> {
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
  const log = await db.activity.findMany({ where: { type: { in: ON } }, select: { actorId: true, seq: true } })
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

/** Every byte of the generation that readers see. */
async function fingerprint(db: Db): Promise<string> {
  const [row] = await db.$queryRaw<{ all: string }[]>`
    SELECT md5(string_agg(seq || ' ' || actor || ' ' || chain, ',' ORDER BY seq)) || ' ' || count(*) AS all FROM kernel_test_chains
    WHERE generation = (SELECT generation FROM projection_checkpoints WHERE name = ${chains.name} AND state = 'live')`
  return row?.all ?? ''
}
