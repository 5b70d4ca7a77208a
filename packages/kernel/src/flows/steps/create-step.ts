import type { Tx } from '@rose-ash/shared/db/client'
import { afterCommit } from '@rose-ash/shared/db/transact'
import { storableText } from '@rose-ash/shared/words/storable-text'
import { ring } from '../../waking/bells.ts'
import { isDatabaseAway } from '../../waking/is-database-away.ts'
import { underDeadline } from '../../waking/under-deadline.ts'
import { insertFlow } from '../client/insert-flow.ts'
import { durationMs } from '../duration.ts'
import { InvalidTimeError, LeaseLostError } from '../errors.ts'
import type {
  ChildResult,
  RecordedWait,
  RunStepOptions,
  RunTools,
  Step,
  StepOptions,
  Waited,
  WaitOptions,
} from '../flow.ts'
import { asStored } from '../json.ts'
import { isCancelled, type Scope, type Undo } from '../runner/execution.ts'
import { writeSchema } from '../schemas.ts'
import { answerSignal } from './answer-signal.ts'
import { askChild } from './ask-child.ts'
import { allStep, raceStep } from './branches.ts'
import { chooseSignal } from './choose-signal.ts'
import { continueAsNew } from './continue-as-new.ts'
import { createHeart } from './heart.ts'
import { performStep, refuse, type StepOutcome } from './perform-step.ts'
import { recordSleep, type Wake } from './record-sleep.ts'
import { doneStep, recordStep } from './record-step.ts'
import { setStatus } from './set-status.ts'
import { settleFailedAttempt } from './settle-attempt.ts'
import { takeSignal } from './take-signal.ts'

const DEFAULT_TIMEOUT_MS = 30_000
/** Of a call that beats. */
const LONG_TIMEOUT_MS = 24 * 3_600_000
const PARKED: StepOutcome = { state: 'parked' }

/** Makes the `step` tools of one line of steps. */
export function createStep(scope: Scope): Step {
  const step: Step = {
    tx: (name, work, options) => txStep(scope, 'tx', storableText(name), work, options) as never,
    run: (name, work, options) => runStep(scope, storableText(name), work, options ?? {}) as never,
    async sleep(name, duration) {
      await sleepStep(scope, storableText(name), { inMs: durationMs(duration) })
    },
    async sleepUntil(name, time) {
      await sleepStep(scope, storableText(name), { at: new Date(time) })
    },
    waitFor: (key, options) => waitForSignal(scope, storableText(key), options ?? {}) as never,
    spawn: (name, input) => spawnStep(scope, storableText(name), input) as never,
    async waitForChild({ id }) {
      const waited = await waitStep(scope, `child:${id}`, { keyless: false }, () =>
        askChild(scope.execution.ctx.db, scope.execution.fence, id),
      )
      return (waited as { payload: unknown }).payload as ChildResult
    },
    async onCancel(name, run) {
      await undoStep(scope, storableText(name), run)
    },
    setStatus: (progress) => setStatus(scope, progress),
    continueAsNew: (input) => continueAsNew(scope, input),
    all: (name, branches) => allStep(scope, storableText(name), branches, createStep) as never,
    race: (name, branches) => raceStep(scope, storableText(name), branches, createStep) as never,
  }
  return step
}

type TxWork = (tx: Tx, position: number) => Promise<unknown>

function txStep(
  scope: Scope,
  kind: 'tx' | 'spawn',
  name: string,
  work: TxWork,
  options: StepOptions = {},
): Promise<unknown> {
  const { execution } = scope
  return performStep(scope, kind, name, async (position, recorded) => {
    const attemptsBefore = recorded?.attempts ?? 0
    try {
      const result = await execution.ctx.transact(async (tx) => {
        const value = asStored(`step "${name}"`, await work(tx, position))
        await recordStep(tx, execution.fence, doneStep(position, name, kind, value, attemptsBefore))
        return value
      })
      return { state: 'done', result }
    } catch (error) {
      if (error instanceof LeaseLostError || isDatabaseAway(error)) throw error
      if (scope.abandoned.signal.aborted) return PARKED
      return settleFailedAttempt(execution, {
        position,
        name,
        kind,
        attemptsBefore,
        maxAttempts: options.maxAttempts,
        error,
      })
    }
  })
}

function spawnStep(scope: Scope, name: string, input: unknown): Promise<unknown> {
  const { ctx, fence, keyPrefix } = scope.execution
  return txStep(scope, 'spawn', name, async (tx, position) => {
    const child = await insertFlow(tx, {
      name,
      input,
      idempotencyKey: `${keyPrefix}:${position}`,
      parentId: fence.id,
      originApp: ctx.app,
    })
    afterCommit(tx, () => ring(ctx, 'flowWork', name))
    return { id: child.id }
  })
}

/** Is written down though the flow was cancelled meanwhile: what went before it has happened. */
async function undoStep(scope: Scope, name: string, run: Undo['run']): Promise<void> {
  const { execution } = scope
  const position = scope.next
  if (isCancelled(execution) && !execution.recorded.has(position)) {
    execution.undos.push({ position, scope, run })
    return
  }
  await performStep(scope, 'undo', name, async () => {
    await recordStep(execution.ctx.db, execution.fence, doneStep(position, name, 'undo', undefined))
    return { state: 'done', result: undefined }
  })
  execution.undos.push({ position, scope, run })
}

type RunWork = (tools: RunTools) => unknown

function runStep(
  scope: Scope,
  name: string,
  work: RunWork,
  { maxAttempts, silentMs, timeoutMs = silentMs === undefined ? DEFAULT_TIMEOUT_MS : LONG_TIMEOUT_MS }: RunStepOptions,
): Promise<unknown> {
  const { execution } = scope
  const over = AbortSignal.any([
    execution.stopped,
    scope.abandoned.signal,
    ...(execution.isUndoing ? [] : [execution.cancelled.signal]),
  ])
  return performStep(scope, 'run', name, async (position, recorded) => {
    const attemptsBefore = recorded?.attempts ?? 0
    const idempotencyKey = `${execution.keyPrefix}:${position}`
    const { signal: silent, beat, stop } = createHeart(silentMs)
    let value: unknown
    try {
      const stopped = AbortSignal.any([over, silent])
      const given = await underDeadline(stopped, timeoutMs, (signal) => work({ idempotencyKey, signal, beat }))
      value = asStored(`step "${name}"`, given)
    } catch (error) {
      if (execution.stopped.aborted) throw error
      if (isCancelled(execution)) throw execution.cancelled.signal.reason
      if (scope.abandoned.signal.aborted) return PARKED
      return settleFailedAttempt(execution, { position, name, kind: 'run', attemptsBefore, maxAttempts, error })
    } finally {
      stop()
    }
    await recordStep(execution.ctx.db, execution.fence, doneStep(position, name, 'run', value, attemptsBefore))
    return { state: 'done', result: value }
  })
}

function sleepStep(scope: Scope, name: string, wake: Wake): Promise<unknown> {
  const { ctx, fence } = scope.execution
  if (!Number.isFinite('at' in wake ? wake.at.getTime() : wake.inMs))
    return refuse(scope.execution, new InvalidTimeError(name))
  return performStep(scope, 'sleep', name, async (position) => {
    const over = await recordSleep(ctx.db, fence, position, name, wake)
    return over ? { state: 'done', result: undefined } : PARKED
  })
}

async function waitForSignal(scope: Scope, key: string, options: WaitOptions<unknown>): Promise<Waited<unknown>> {
  const position = scope.next
  const waited = await waitStep(scope, key, options)
  if (waited.timedOut) return waited
  return {
    timedOut: false,
    payload: options.schema ? options.schema.parse(waited.payload) : waited.payload,
    reply: (answer) => replyStep(scope, key, { position, answer }),
  }
}

async function replyStep(
  scope: Scope,
  key: string,
  { position, answer }: { readonly position: number; readonly answer: unknown },
): Promise<void> {
  const { ctx, fence } = scope.execution
  await txStep(scope, 'tx', `reply ${key}`, async (tx) => {
    await answerSignal(tx, fence.id, position, asStored(`the reply to "${key}"`, answer))
    afterCommit(tx, () => ring(ctx, 'flowState', fence.id))
  })
}

async function waitStep(
  scope: Scope,
  key: string,
  { timeout, schema, keyless = true }: WaitOptions<unknown>,
  prepare: () => Promise<void> = async () => undefined,
): Promise<RecordedWait> {
  const { ctx, fence } = scope.execution
  const timeoutMs = timeout && durationMs(timeout)
  if (timeoutMs !== undefined && !Number.isFinite(timeoutMs)) return refuse(scope.execution, new InvalidTimeError(key))
  const payloadSchema = schema && writeSchema(schema)
  const waited = await performStep(scope, 'wait', key, async (position) => {
    await prepare()
    const only = schema && { only: await chooseSignal(ctx.db, fence, { key, keyless }, schema) }
    const request = { position, name: key, key, timeoutMs, keyless, payloadSchema, ...only }
    const signal = await takeSignal(ctx.db, fence, request)
    return signal ? { state: 'done', result: signal } : PARKED
  })
  return waited as RecordedWait
}
