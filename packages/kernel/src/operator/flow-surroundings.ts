import type { Db } from '@rose-ash/shared/db/client'
import { type FlowSummary, summarise } from '../flows/client/flow-view.ts'

export interface FlowSurroundings {
  /** The process that runs it now, and until when that has said so. */
  readonly lease: { readonly owner: string; readonly until: Date | null } | null
  readonly claims: number
  readonly children: readonly FlowSummary[]
  /** Signals that no wait has taken. */
  readonly signals: readonly { readonly key: string; readonly createdAt: Date }[]
  /** When each step began, by its position. */
  readonly begunAt: ReadonlyMap<number, Date>
}

/** What is around an instance: its children, who holds its lease, which signals nobody took. */
export async function flowSurroundings(db: Db, id: string): Promise<FlowSurroundings> {
  const [flow, children, signals, steps] = await Promise.all([
    db.flowInstance.findUniqueOrThrow({
      where: { id },
      select: { leaseOwner: true, wakeAt: true, status: true, epoch: true },
    }),
    db.flowInstance.findMany({ where: { parentId: id }, orderBy: { id: 'asc' }, take: 200 }),
    db.flowSignal.findMany({
      where: { flowId: id, consumedAt: null },
      orderBy: { seq: 'asc' },
      take: 200,
      select: { key: true, createdAt: true },
    }),
    db.flowStep.findMany({ where: { flowId: id }, select: { position: true, createdAt: true } }),
  ])
  const isRunning = flow.status === 'running' && flow.leaseOwner !== null
  return {
    lease: isRunning ? { owner: flow.leaseOwner ?? '', until: flow.wakeAt } : null,
    claims: flow.epoch,
    children: children.map(summarise),
    signals,
    begunAt: new Map(steps.map(({ position, createdAt }) => [position, createdAt])),
  }
}
