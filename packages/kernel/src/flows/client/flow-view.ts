import { oneOf } from '@rose-ash/shared/words/one-of'
import type { StoredError } from '../errors.ts'
import { FLOW_STATUSES, type FlowStatus } from '../flow.ts'

/** `parked`: several workers died of it; it goes on when an operator says so. A `ready` instance is shown as running: it only waits for a worker. */
export type ShownStatus = Exclude<FlowStatus, 'ready'> | 'parked'

/** A flow instance for display. */
export interface FlowSummary {
  readonly id: string
  readonly name: string
  readonly version: number
  readonly status: ShownStatus
  /** Why it failed or was parked. */
  readonly error: StoredError | null
  /** How far it has come, in its own words (`step.setStatus`). */
  readonly progress: unknown
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
  readonly parentId: string | null
  /** How often it has continued as new. */
  readonly run: number
  readonly waitingFor: readonly FlowWaitView[]
  readonly steps: readonly FlowStepView[]
}

export interface FlowRow {
  readonly id: string
  readonly name: string
  readonly version: number
  readonly status: string
  readonly parkedAt: Date | null
  readonly error: unknown
  readonly progress: unknown
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly finishedAt: Date | null
}

export const SHOWN_STATUSES: readonly ShownStatus[] = [
  ...FLOW_STATUSES.filter((status) => status !== 'ready'),
  'parked' as const,
]

export function publicStatus(status: string): ShownStatus {
  return oneOf(SHOWN_STATUSES, status === 'ready' ? 'running' : status)
}

export function summarise({
  id,
  name,
  version,
  status,
  parkedAt,
  error,
  progress,
  createdAt,
  updatedAt,
  finishedAt,
}: FlowRow): FlowSummary {
  return {
    id,
    name,
    version,
    status: publicStatus(parkedAt ? 'parked' : status),
    error: error as StoredError | null,
    progress,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  }
}
