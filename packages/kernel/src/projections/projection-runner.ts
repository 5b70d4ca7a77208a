import type { KernelContext } from '../kernel-context.ts'
import { advanceHorizon } from '../log/advance-horizon.ts'
import { createRunner, type Runner, type RunnerOptions } from '../waking/create-runner.ts'
import { describeError } from '../waking/describe-error.ts'
import { measured } from '../waking/measured.ts'
import { type Advanced, advanceProjection } from './advance-projection.ts'
import { announceProgress } from './announce-progress.ts'
import { type Checkpoint, findBehind, registerProjections } from './checkpoints.ts'
import type { Projection } from './define-projection.ts'
import { swapProjection } from './swap-projection.ts'

export interface ProjectionRunner extends Runner {
  /** Applies one batch to each projection that is behind; true when there may be more. */
  round(): Promise<boolean>
}

export interface ProjectionRunnerOptions extends RunnerOptions {
  readonly batch?: number
}

const BLOCKED_MS = 100
const SAID_EVERY_MS = 30_000

/** Keeps projections up to date. Several runners may run; each generation is advanced by one of them at a time. */
export function createProjectionRunner(
  ctx: KernelContext,
  projections: readonly Projection[],
  { batch = 200, ...options }: ProjectionRunnerOptions = {},
): ProjectionRunner {
  const byName = new Map(projections.map((projection) => [projection.name, projection]))
  const careful = new Set<string>()
  let saidAt = Number.NEGATIVE_INFINITY
  const runner = createRunner(ctx, {
    ...options,
    ...{ name: 'projections', bell: 'log', isEmpty: projections.length === 0 },
    register: sayAgain,
    work: () => round(),
  })

  async function sayAgain(): Promise<void> {
    if (performance.now() - saidAt < SAID_EVERY_MS) return
    saidAt = performance.now()
    await registerProjections(ctx, projections)
  }

  async function round(): Promise<boolean> {
    if (saidAt > 0) await sayAgain()
    const { safe: horizon, isBlocked } = await advanceHorizon(ctx.db)
    if (isBlocked) runner.loop.wakeIn(BLOCKED_MS)
    const behind = await findBehind(ctx, projections, horizon)
    const moved = await Promise.all(behind.map((checkpoint) => advance(checkpoint, horizon)))
    return moved.some(Boolean)
  }

  /** After a failed batch, applies the rows one by one, so that the rows before the bad one are kept. */
  async function advance(checkpoint: Checkpoint, horizon: bigint): Promise<boolean> {
    const projection = byName.get(checkpoint.name)
    if (!projection) return false
    const { name, generation } = checkpoint
    const key = `${name} ${generation}`
    const limit = careful.has(key) ? 1 : batch
    try {
      const outcomeOf = (moved: Advanced | 'busy') => (moved === 'busy' ? 'busy' : 'moved')
      const result = await measured(ctx, { work: 'projection', name, outcomeOf }, () =>
        advanceProjection(ctx, projection, { generation, horizon, limit }),
      )
      if (result === 'busy') return false
      if (checkpoint.state === 'live') await announceProgress(ctx, result.touched)
      if (checkpoint.state === 'building' && result.position >= horizon) return await swap(projection)
      return result.applied > 0
    } catch (error) {
      if (careful.has(key)) await noteFailure(ctx, checkpoint, error)
      careful.add(key)
      setTimeout(() => careful.delete(key), 60_000).unref()
      return true
    }
  }

  async function swap(projection: Projection): Promise<boolean> {
    const swapped = await swapProjection(ctx, projection)
    if (swapped) ctx.log.info({ projection: projection.name }, 'projection rebuilt')
    return true
  }

  return { ...runner, round }
}

const RETRY_SECONDS = 10

/** Records a failure. A projection never skips a row: it waits at the row that it cannot apply and shows the error to the operator. */
async function noteFailure(
  { db, log }: KernelContext,
  { name, generation }: Checkpoint,
  error: unknown,
): Promise<void> {
  log.error({ projection: name, generation, err: error }, 'projection stopped at a row that it cannot apply')
  const reason = describeError(error)
  await db.$executeRaw`
    UPDATE projection_checkpoints SET last_error = ${reason}, retry_at = now() + make_interval(secs => ${RETRY_SECONDS}::float8)
    WHERE name = ${name} AND generation = ${generation}`
}
