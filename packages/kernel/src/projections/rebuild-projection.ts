import { setTimeout as pause } from 'node:timers/promises'
import { ConflictError, NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { KernelContext } from '../kernel-context.ts'
import { advanceHorizon } from '../log/advance-horizon.ts'
import { advanceProjection } from './advance-projection.ts'
import { beginRebuild, registerProjections } from './checkpoints.ts'
import type { Projection } from './define-projection.ts'
import { swapProjection } from './swap-projection.ts'

export interface Rebuilt {
  readonly name: string
  readonly generation: number
  /** Activities that this process applied; other processes may have applied more. */
  readonly applied: number
  readonly position: bigint
}

const BATCH = 200
const BUSY_MS = 50

/**
 * Builds a new generation of a projection from zero beside the live one, and swaps it in. Works with or without a running kernel.
 * Throws NotFoundError for an unknown name, and any error of applying a row (the live generation then stays unchanged).
 */
export async function rebuildProjection(
  ctx: KernelContext,
  projections: readonly Projection[],
  name: string,
  onProgress: (position: bigint, horizon: bigint) => void = () => undefined,
): Promise<Rebuilt> {
  const projection = projections.find((candidate) => candidate.name === name)
  if (!projection)
    throw new NotFoundError(
      `there is no projection ${name}; there are: ${projections.map((known) => known.name).join(', ')}`,
    )
  await registerProjections(ctx, [projection])
  const generation = await beginRebuild(ctx, projection)
  let applied = 0
  while (true) {
    const { safe: horizon } = await advanceHorizon(ctx.db)
    const result = await advanceProjection(ctx, projection, { generation, horizon, limit: BATCH })
    if (result === 'busy') {
      const state = await stateOf(ctx, name, generation)
      if (!state) throw new ConflictError(`another rebuild of ${name} began meanwhile`, { code: 'rebuild_replaced' })
      if (state.state !== 'building') return { name, generation, applied, position: state.position }
      await pause(BUSY_MS)
      continue
    }
    applied += result.applied
    onProgress(result.position, horizon)
    const swapped = result.position >= horizon && (await swapProjection(ctx, projection))
    const state = swapped || result.position >= horizon ? await stateOf(ctx, name, generation) : undefined
    if (state && state.state !== 'building') return { name, generation, applied, position: state.position }
  }
}

async function stateOf({ db }: KernelContext, name: string, generation: number) {
  return db.projectionCheckpoint.findUnique({
    where: { name_generation: { name, generation } },
    select: { state: true, position: true },
  })
}
