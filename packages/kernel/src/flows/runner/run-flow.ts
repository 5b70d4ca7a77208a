import type { KernelContext } from '../../kernel-context.ts'
import { type BackOff, backOffMs } from '../../waking/back-off.ts'
import { ring } from '../../waking/bells.ts'
import { cancelChildren } from '../client/cancel-flow.ts'
import { LeaseLostError, NoProgressError, storeError, UNDO_FAILED } from '../errors.ts'
import type { Flow } from '../flow.ts'
import { asStored } from '../json.ts'
import { createStep } from '../steps/create-step.ts'
import type { ClaimedFlow } from './claim-flows.ts'
import type { Execution, Interruption } from './execution.ts'
import { createScope } from './scope.ts'
import { continueFlow, type FlowEnd, finishFlow, parkFlow, releaseFlow, suspendFlow } from './settle-flow.ts'
import { undoFlow } from './undo-flow.ts'

const DATABASE_AWAY_MS = 1_000
/** Pauses after an error of the engine that is neither the database's absence nor known to be for ever. */
const ENGINE_BACK_OFF: BackOff = { firstMs: 4_000, longestMs: 60_000 }
/** Claims in a row without progress after which an instance is parked. */
const MOST_IDLE_CLAIMS = 5

/** Runs a claimed instance until it waits, ends or is interrupted, and stores its new state. Never throws. */
export async function runFlow<Ctx extends KernelContext>(
  ctx: Ctx,
  flow: Flow<Ctx>,
  claimed: ClaimedFlow,
  execution: Execution,
): Promise<void> {
  try {
    if (claimed.idleClaims >= MOST_IDLE_CLAIMS) return await park(ctx, claimed)
    const outcome = await Promise.race([runToEnd(ctx, flow, claimed, execution), execution.interrupted])
    await settle(ctx, execution, claimed, outcome)
  } catch (error) {
    if (error instanceof LeaseLostError) ctx.log.warn({ flowId: claimed.id }, 'flow taken over by another worker')
    else ctx.log.warn({ flowId: claimed.id, err: error }, 'flow not put down, its lease will run out')
  }
}

type Outcome = { readonly kind: 'ended'; readonly end: FlowEnd } | Interruption

async function runToEnd<Ctx extends KernelContext>(
  ctx: Ctx,
  flow: Flow<Ctx>,
  { id, version, input }: ClaimedFlow,
  execution: Execution,
): Promise<Outcome> {
  const parsed = flow.input.safeParse(input)
  if (!parsed.success) return failed({ name: 'InvalidInput', code: 'invalid_input', message: parsed.error.message })
  try {
    const output = await flow.run(createStep(createScope(execution)), parsed.data, ctx, { id, version })
    return (
      execution.interruption ?? { kind: 'ended', end: { status: 'completed', output: asStored('the flow', output) } }
    )
  } catch (error) {
    ctx.log.error({ flowId: id, flow: flow.name, err: error }, 'flow failed')
    return execution.interruption ?? failed(storeError(error))
  }
}

function failed(error: Extract<FlowEnd, { status: 'failed' }>['error']): Outcome {
  return { kind: 'ended', end: { status: 'failed', error } }
}

async function park(ctx: KernelContext, { id, epoch, idleClaims, underWay }: ClaimedFlow): Promise<void> {
  const error = storeError(new NoProgressError(idleClaims, underWay))
  ctx.log.error({ flowId: id, error }, 'flow parked')
  await parkFlow(ctx.db, { id, epoch }, error)
  ring(ctx, 'flowState', id)
}

async function settle(ctx: KernelContext, execution: Execution, claimed: ClaimedFlow, outcome: Outcome): Promise<void> {
  const { fence } = execution
  switch (outcome.kind) {
    case 'ended':
      return end(ctx, fence, outcome.end)
    case 'failed':
      ctx.log.error({ flowId: fence.id, error: outcome.error }, 'flow failed')
      return end(ctx, fence, { status: 'failed', error: outcome.error })
    case 'cancelled':
      return cancel(ctx, execution, claimed)
    case 'continued':
      await continueFlow(ctx.db, fence, outcome.input)
      return ring(ctx, 'flowWork', claimed.name)
    case 'suspended':
      await suspendFlow(ctx.db, fence, execution)
      return ring(ctx, 'flowState', fence.id)
    case 'stopped':
      return releaseFlow(ctx.db, fence)
    case 'database-away':
      ctx.log.warn({ flowId: fence.id, err: outcome.error }, 'flow interrupted')
      return releaseFlow(ctx.db, fence, { inMs: DATABASE_AWAY_MS })
    case 'engine-failed':
      ctx.log.error({ flowId: fence.id, err: outcome.error }, 'flow interrupted')
      return releaseFlow(ctx.db, fence, { inMs: backOffMs(claimed.idleClaims + 1, ENGINE_BACK_OFF), isIdle: true })
    case 'lost':
      throw new LeaseLostError(`flow ${fence.id}`)
  }
}

/** Undoes what there is to undo; the instance is cancelled when all is. One that fails to be undone is retried as any that failed. */
async function cancel(ctx: KernelContext, execution: Execution, claimed: ClaimedFlow): Promise<void> {
  const outcome = await undoFlow(execution).catch((error): Outcome => {
    ctx.log.error({ flowId: claimed.id, err: error }, 'flow not undone')
    return failed({ ...storeError(error), code: UNDO_FAILED })
  })
  if (outcome) return settle(ctx, execution, claimed, outcome)
  await cancelChildren(ctx.db, claimed.id)
  await end(ctx, execution.fence, { status: 'cancelled' })
  ring(ctx, 'flowWork', '*')
}

async function end(ctx: KernelContext, fence: Execution['fence'], flowEnd: FlowEnd): Promise<void> {
  const { hasParent } = await finishFlow(ctx.db, fence, flowEnd)
  ring(ctx, 'flowState', fence.id)
  if (hasParent) ring(ctx, 'flowWork', '*')
}
