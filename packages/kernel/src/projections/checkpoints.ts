import type { Tx } from '@rose-ash/shared/db/client'
import type { KernelContext } from '../kernel-context.ts'
import type { Projection } from './define-projection.ts'

export interface Checkpoint {
  readonly name: string
  readonly generation: number
  readonly version: number
  readonly state: 'live' | 'building'
  readonly position: bigint
}

/** A version whose processes have not been seen for so long is gone. */
const UNSEEN_AFTER_SECONDS = 90

/**
 * Creates the first generation of each new projection, and begins a rebuild of those whose live generation has an older version, or (after
 * a rollback) a newer one that no process has spoken for. Call it now and then: it says that this version is there.
 */
export async function registerProjections(
  ctx: Pick<KernelContext, 'db' | 'transact'>,
  projections: readonly Projection[],
): Promise<void> {
  for (const projection of projections) {
    const { name, version } = projection
    await ctx.db.$executeRaw`
      INSERT INTO projection_checkpoints (name, generation, version, state) VALUES (${name}, 1, ${version}, 'live')
      ON CONFLICT DO NOTHING`
    const [live] = await ctx.db.$queryRaw<{ version: number; isGone: boolean }[]>`
      SELECT version, updated_at < now() - make_interval(secs => ${UNSEEN_AFTER_SECONDS}::float8) AS "isGone"
      FROM projection_checkpoints WHERE name = ${name} AND state = 'live'`
    if (live?.version === version)
      await ctx.db.$executeRaw`
        UPDATE projection_checkpoints SET updated_at = now() WHERE name = ${name} AND state = 'live' AND version = ${version}`
    if (live && (live.version < version || (live.version > version && live.isGone))) await beginRebuild(ctx, projection)
  }
}

/** Starts a generation beside the live one, from zero, or joins the one that another process has begun. Returns its number. */
export async function beginRebuild(
  { transact }: Pick<KernelContext, 'transact'>,
  projection: Projection,
): Promise<number> {
  const { name, version } = projection
  return transact(async (tx) => {
    const known = await lockCheckpoints(tx, name)
    const building = known.find(({ state }) => state === 'building')
    if (building?.version === version) return building.generation
    for (const old of known.filter(({ state }) => state !== 'live'))
      await dropGeneration(tx, projection, old.generation)
    const generation = Math.max(0, ...known.map((checkpoint) => checkpoint.generation)) + 1
    await projection.clear(tx, generation)
    await tx.$executeRaw`
      INSERT INTO projection_checkpoints (name, generation, version, state) VALUES (${name}, ${generation}, ${version}, 'building')`
    return generation
  })
}

async function lockCheckpoints(
  tx: Tx,
  name: string,
): Promise<{ generation: number; version: number; state: string }[]> {
  return tx.$queryRaw`
    SELECT generation, version, state FROM projection_checkpoints WHERE name = ${name} ORDER BY generation FOR UPDATE`
}

async function dropGeneration(tx: Tx, projection: Projection, generation: number): Promise<void> {
  await projection.clear(tx, generation)
  await tx.$executeRaw`DELETE FROM projection_checkpoints WHERE name = ${projection.name} AND generation = ${generation}`
}

/** Generations that have rows to read below the horizon or can be swapped in; none of a newer version than this process has. */
export async function findBehind(
  { db }: Pick<KernelContext, 'db'>,
  projections: readonly Pick<Projection, 'name' | 'version'>[],
  horizon: bigint,
): Promise<Checkpoint[]> {
  return db.$queryRaw<Checkpoint[]>`
    SELECT c.name, generation, c.version, state, position FROM projection_checkpoints c
    JOIN unnest(${projections.map(({ name }) => name)}::text[], ${projections.map(({ version }) => version)}::int[]) AS known(name, version)
      ON known.name = c.name AND c.version <= known.version
    WHERE (retry_at IS NULL OR retry_at <= now())
      AND (state = 'building' OR (state = 'live' AND position < ${horizon}))
    ORDER BY state DESC, c.name`
}
