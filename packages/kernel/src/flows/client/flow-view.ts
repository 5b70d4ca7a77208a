import { oneOf } from '@rose-ash/shared/words/one-of'
import type { StoredError } from '../errors.ts'
import { FLOW_STATUSES, type FlowStatus } from '../flow.ts'

/** A flow instance for display: `ready` is shown as running, since it only waits for a worker. */
export interface FlowSummary {
  readonly id: string
  readonly name: string
  readonly version: number
  readonly status: Exclude<FlowStatus, 'ready'>
  readonly createdAt: string
  readonly updatedAt: string
  readonly finishedAt: string | null
}

export interface FlowStepView {
  readonly position: number
  /** `outer/left`: the branch that it belongs to; null for a step of the flow itself. */
  readonly branch: string | null
  readonly name: string
  readonly kind: string
  readonly state: string
  readonly attempts: number
  readonly result: unknown
  readonly error: StoredError | null
  readonly finishedAt: string | null
}

export interface FlowWaitView {
  readonly kind: 'signal' | 'time'
  readonly key: string
  readonly until: string | null
}

export interface FlowDetail extends FlowSummary {
  readonly input: unknown
  readonly output: unknown
  readonly error: StoredError | null
  readonly parentId: string | null
  readonly waitingFor: readonly FlowWaitView[]
  readonly steps: readonly FlowStepView[]
}

export interface FlowRow {
  readonly id: string
  readonly name: string
  readonly version: number
  readonly status: string
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly finishedAt: Date | null
}

const PUBLIC_STATUSES = FLOW_STATUSES.filter((status) => status !== 'ready')

export function publicStatus(status: string): FlowSummary['status'] {
  return oneOf(PUBLIC_STATUSES, status === 'ready' ? 'running' : status)
}

export function summarise({ id, name, version, status, createdAt, updatedAt, finishedAt }: FlowRow): FlowSummary {
  return {
    id,
    name,
    version,
    status: publicStatus(status),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  }
}
