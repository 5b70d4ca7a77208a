import type { Tx } from '@rose-ash/shared/db/client'
import { afterCommit } from '@rose-ash/shared/db/transact'
import { ring } from '../../waking/bells.ts'
import { isDatabaseAway } from '../../waking/is-database-away.ts'
import { underDeadline } from '../../waking/under-deadline.ts'
import { insertFlow } from '../client/insert-flow.ts'
import { durationMs } from '../duration.ts'
import { LeaseLostError } from '../errors.ts'
import type { ChildResult, RunTools, Step, StepOptions, Waited } from '../flow.ts'
import { asStored } from '../json.ts'
import type { Execution } from '../runner/execution.ts'
import { performStep, type StepOutcome } from './perform-step.ts'
import { recordSleep, type Wake } from './record-sleep.ts'
import { recordStep, type StepRecord } from './record-step.ts'
import { settleFailedAttempt } from './settle-attempt.ts'
import { takeSignal } from './take-signal.ts'

const DEFAULT_TIMEOUT_MS = 30_000
const PARKED: StepOutcome = { state: 'parked' }

/** Makes the `step` tools of one run. */
export function createStep(execution: Execution): Step {
  const step: Step = {
    tx: (name, work, options) => txStep(execution, 'tx', name, work, options) as never,
    run: (name, work, options) => runStep(execution, name, work, options ?? {}) as never,
    async sleep(name, duration) {
      await sleepStep(execution, name, { inMs: durationMs(duration) })
    },
    async sleepUntil(name, time) {
      await sleepStep(execution, name, { at: new Date(time) })
    },
    async waitFor(key, { timeout, schema } = {}) {
      const waited = await waitStep(execution, key, timeout && durationMs(timeout))
      if (waited.timedOut || !schema) return waited as never
      return { timedOut: false, payload: schema.parse(waited.payload) } as never
    },
    spawn: (name, input) => spawnStep(execution, name, input) as never,
    async waitForChild({ id }) {
      const waited = await step.waitFor<ChildResult>(`child:${id}`)
      return waited.payload as ChildResult
    },
  }
  return step
}

type TxWork = (tx: Tx, position: number) => Promise<unknown>

function txStep(
  execution: Execution,
  kind: 'tx' | 'spawn',
  name: string,
  work: TxWork,
  options: StepOptions = {},
): Promise<unknown> {
  return performStep(execution, kind, name, async (position, recorded) => {
    const attemptsBefore = recorded?.attempts ?? 0
    try {
      const result = await execution.ctx.transact(async (tx) => {
        const value = asStored(await work(tx, position))
        await recordStep(tx, execution.fence, done(position, name, kind, value, attemptsBefore))
        return value
      })
      return { state: 'done', result }
    } catch (error) {
      if (error instanceof LeaseLostError || isDatabaseAway(error)) throw error
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

function spawnStep(execution: Execution, name: string, input: unknown): Promise<unknown> {
  return txStep(execution, 'spawn', name, async (tx, position) => {
    const { id } = execution.fence
    const child = await insertFlow(tx, {
      name,
      input,
      idempotencyKey: `${id}:${position}`,
      parentId: id,
      originApp: execution.ctx.app,
    })
    afterCommit(tx, () => ring(execution.ctx, 'flowWork', name))
    return { id: child.id }
  })
}

type RunWork = (tools: RunTools) => unknown

function runStep(
  execution: Execution,
  name: string,
  work: RunWork,
  { maxAttempts, timeoutMs = DEFAULT_TIMEOUT_MS }: StepOptions & { readonly timeoutMs?: number },
): Promise<unknown> {
  return performStep(execution, 'run', name, async (position, recorded) => {
    const attemptsBefore = recorded?.attempts ?? 0
    let value: unknown
    try {
      const idempotencyKey = `${execution.fence.id}:${position}`
      value = asStored(await underDeadline(execution.stopped, timeoutMs, (signal) => work({ idempotencyKey, signal })))
    } catch (error) {
      if (execution.stopped.aborted) throw error
      return settleFailedAttempt(execution, { position, name, kind: 'run', attemptsBefore, maxAttempts, error })
    }
    await recordStep(execution.ctx.db, execution.fence, done(position, name, 'run', value, attemptsBefore))
    return { state: 'done', result: value }
  })
}

function sleepStep(execution: Execution, name: string, wake: Wake): Promise<unknown> {
  return performStep(execution, 'sleep', name, async (position) => {
    const over = await recordSleep(execution.ctx.db, execution.fence, position, name, wake)
    return over ? { state: 'done', result: undefined } : PARKED
  })
}

async function waitStep(execution: Execution, key: string, timeoutMs: number | undefined): Promise<Waited<unknown>> {
  const waited = await performStep(execution, 'wait', key, async (position) => {
    const signal = await takeSignal(execution.ctx.db, execution.fence, { position, name: key, key, timeoutMs })
    return signal ? { state: 'done', result: signal } : PARKED
  })
  return waited as Waited<unknown>
}

function done(position: number, name: string, kind: StepRecord['kind'], result: unknown, attempts: number): StepRecord {
  return { position, name, kind, state: 'done', result, attempts }
}
