import type { Db } from '@rose-ash/shared/db/client'
import type { z } from 'zod'
import type { Fence } from './record-step.ts'
import type { WaitRequest } from './take-signal.ts'

const LOOK_AHEAD = 100
const NONE = 0n

/**
 * The number of the oldest signal that a wait can use, 0 when there is none. Those before it are set aside: they came before the flow
 * waited, or fit the JSON Schema of the wait and not its code.
 */
export async function chooseSignal(
  db: Db,
  { id, epoch }: Fence,
  { key, keyless }: Pick<WaitRequest, 'key' | 'keyless'>,
  schema: z.ZodType,
): Promise<bigint> {
  const next = await db.$queryRaw<{ seq: bigint; payload: unknown }[]>`
    SELECT seq, payload FROM flow_signals
    WHERE flow_id = ${id}::uuid AND consumed_at IS NULL AND (key = ${key} OR ${keyless} AND key = '*')
    ORDER BY seq LIMIT ${LOOK_AHEAD}`
  const first = next.findIndex(({ payload }) => schema.safeParse(payload).success)
  const misfits = next.slice(0, first === -1 ? next.length : first).map(({ seq }) => seq)
  if (misfits.length > 0)
    await db.$executeRaw`
      UPDATE flow_signals s SET consumed_at = now() FROM flow_instances i
      WHERE s.seq = ANY(${misfits}::bigint[]) AND s.consumed_at IS NULL
        AND i.id = s.flow_id AND i.epoch = ${epoch} AND i.status = 'running'`
  if (first !== -1) return next[first]!.seq
  return next.length === LOOK_AHEAD ? chooseSignal(db, { id, epoch }, { key, keyless }, schema) : NONE
}
