import { LeaseLostError } from '../errors.ts'
import { asStored, toJson } from '../json.ts'
import { asInterruption, type Execution, reasonToStop, type Scope } from '../runner/execution.ts'
import { interrupt } from './perform-step.ts'

/** Writes how far the flow has come. A replay, whose next step is known, has said it before. */
export async function setStatus(scope: Scope, progress: unknown): Promise<void> {
  const { execution, abandoned, next } = scope
  if (execution.recorded.has(next) || abandoned.signal.aborted || reasonToStop(execution)) return
  const text = toJson(asStored('setStatus', progress))
  try {
    await writeProgress(execution, text)
  } catch (error) {
    await interrupt(execution, asInterruption(execution, error, 'setStatus'))
  }
}

async function writeProgress({ ctx, fence: { id, epoch } }: Execution, text: string | null): Promise<void> {
  const written = await ctx.db.$executeRaw`
    UPDATE flow_instances SET progress = ${text}::jsonb, updated_at = now()
    WHERE id = ${id}::uuid AND epoch = ${epoch} AND status = 'running'`
  if (written === 0) throw new LeaseLostError(`flow ${id}`)
}
