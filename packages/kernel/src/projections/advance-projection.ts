import type { Tx } from '@rose-ash/shared/db/client'
import type { KernelContext } from '../kernel-context.ts'
import { readLog } from '../log/read-log.ts'
import type { Projection } from './define-projection.ts'

export interface Advance {
  readonly generation: number
  readonly horizon: bigint
  readonly limit: number
}

export interface Advanced {
  readonly applied: number
  readonly position: bigint
  /** The freshness keys of the data that the batch has changed. */
  readonly touched: readonly string[]
}

const TIMEOUT_MS = 60_000

/** Applies the next rows of the log; they and the new position commit together. `busy` when another process is advancing the generation. */
export async function advanceProjection(
  { transact }: Pick<KernelContext, 'transact'>,
  projection: Projection,
  { generation, horizon, limit }: Advance,
): Promise<Advanced | 'busy'> {
  return transact(
    async (tx) => {
      const position = await lockPosition(tx, projection.name, generation)
      if (position === undefined) return 'busy'
      return applyUpTo(tx, projection, { generation, from: position, upTo: horizon, limit })
    },
    { timeout: TIMEOUT_MS },
  )
}

export interface ApplyRange {
  readonly generation: number
  readonly from: bigint
  readonly upTo: bigint
  readonly limit: number
}

/** Applies one batch in a transaction that holds the checkpoint's lock. */
export async function applyUpTo(
  tx: Tx,
  projection: Projection,
  { generation, from, upTo, limit }: ApplyRange,
): Promise<Advanced> {
  const rows = await readLog(tx, { after: from, upTo, types: projection.on, limit })
  const touched = new Set<string>()
  for (const activity of rows) for (const key of await projection.apply(tx, activity, { generation })) touched.add(key)
  const reached = rows.length < limit ? upTo : rows.at(-1)!.seq
  const position = reached > from ? reached : from
  await tx.$executeRaw`
    UPDATE projection_checkpoints SET position = ${position}, updated_at = now(), last_error = NULL, retry_at = NULL
    WHERE name = ${projection.name} AND generation = ${generation} AND (position <> ${position} OR last_error IS NOT NULL)`
  return { applied: rows.length, position, touched: [...touched] }
}

async function lockPosition(tx: Tx, name: string, generation: number): Promise<bigint | undefined> {
  const [row] = await tx.$queryRaw<{ position: bigint }[]>`
    SELECT position FROM projection_checkpoints
    WHERE name = ${name} AND generation = ${generation} AND state IN ('live', 'building') FOR UPDATE SKIP LOCKED`
  return row?.position
}
