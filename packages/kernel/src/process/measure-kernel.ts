import type { BaseContext } from '@rose-ash/shared/context/base-context'
import { Gauge } from 'prom-client'
import { findHolders } from '../log/late-writers.ts'
import { readOverview } from '../operator/read-overview.ts'

/** Adds the kernel's progress to /metrics, read from the database once a scrape. */
export function measureKernel({ db, metrics }: Pick<BaseContext, 'db' | 'metrics'>): void {
  const registers = [metrics.registry]
  const overview = once(() => readOverview(db))
  new Gauge({
    name: 'rose_flows',
    help: 'Flow instances',
    labelNames: ['flow', 'status'],
    registers,
    async collect() {
      const { flows } = await overview()
      this.reset()
      for (const { name, status, count } of flows) this.set({ flow: name, status }, Number(count))
    },
  })
  new Gauge({
    name: 'rose_reaction_tasks_open',
    help: 'Tasks that wait or run',
    labelNames: ['reaction'],
    registers,
    async collect() {
      const { reactions } = await overview()
      this.reset()
      for (const { handler, open } of reactions) this.set({ reaction: handler }, Number(open))
    },
  })
  new Gauge({
    name: 'rose_reaction_tasks_parked',
    help: 'Tasks that need an operator',
    labelNames: ['reaction'],
    registers,
    async collect() {
      const { reactions } = await overview()
      this.reset()
      for (const { handler, parked } of reactions) this.set({ reaction: handler }, Number(parked))
    },
  })
  new Gauge({
    name: 'rose_projection_lag',
    help: 'Rows of the log not yet looked at',
    labelNames: ['projection'],
    registers,
    async collect() {
      const { log, projections } = await overview()
      this.reset()
      for (const { name, position, state } of projections)
        if (state === 'live') this.set({ projection: name }, Number(log.horizon - position))
    },
  })
  new Gauge({
    name: 'rose_log_held_seconds',
    help: 'How long the open transactions have lasted that the readers of the log wait for',
    labelNames: ['writer'],
    registers,
    async collect() {
      const holders = await findHolders(db)
      this.reset()
      for (const { writer, seconds } of holders.toReversed()) this.set({ writer }, seconds)
    },
  })
  new Gauge({
    name: 'rose_log_unread',
    help: 'Rows of the log behind a gap',
    registers,
    async collect() {
      const { log } = await overview()
      this.set(Number(log.last - log.horizon))
    },
  })
}

/** One reading for everybody who asks while it is under way. */
function once<T>(read: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | undefined
  return () => {
    underWay ??= read().finally(() => {
      underWay = undefined
    })
    return underWay
  }
}
