import { projectionKey } from '@rose-ash/shared/freshness/keys'
import type { KernelContext } from '../kernel-context.ts'
import { applyUpTo } from './advance-projection.ts'
import { announceProgress } from './announce-progress.ts'
import type { Projection } from './define-projection.ts'

const CLOSE_ENOUGH = 500
const TIMEOUT_MS = 60_000

/**
 * Makes the built generation the live one, in one transaction: locks the live one, applies the last rows up to its position, then
 * exchanges them. False when there is no built generation or it is too far behind.
 */
export async function swapProjection(
  ctx: Pick<KernelContext, 'transact' | 'redis' | 'log'>,
  projection: Projection,
): Promise<boolean> {
  const isSwapped = await swap(ctx, projection)
  if (isSwapped) await announceProgress(ctx, [projectionKey(projection.name)])
  return isSwapped
}

async function swap({ transact }: Pick<KernelContext, 'transact'>, projection: Projection): Promise<boolean> {
  return transact(
    async (tx) => {
      const rows = await tx.$queryRaw<{ generation: number; state: string; position: bigint }[]>`
        SELECT generation, state, position FROM projection_checkpoints
        WHERE name = ${projection.name} AND state IN ('live', 'building') ORDER BY generation FOR UPDATE`
      const live = rows.find(({ state }) => state === 'live')
      const next = rows.find(({ state }) => state === 'building')
      if (!next) return false
      if (live && next.position < live.position) {
        const range = { generation: next.generation, from: next.position, upTo: live.position, limit: CLOSE_ENOUGH }
        const { position } = await applyUpTo(tx, projection, range)
        if (position < live.position) return false
      }
      await setState(live?.generation, 'retired')
      await setState(next.generation, 'live')
      return true

      async function setState(generation: number | undefined, state: string): Promise<void> {
        await tx.$executeRaw`
          UPDATE projection_checkpoints SET state = ${state}, updated_at = now()
          WHERE name = ${projection.name} AND generation = ${generation ?? null}::int`
      }
    },
    { timeout: TIMEOUT_MS },
  )
}
