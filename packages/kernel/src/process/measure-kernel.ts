import type { BaseContext } from '@rose-ash/shared/context/base-context'
import { Gauge } from 'prom-client'
import { findHolders } from '../log/late-writers.ts'
import { readOverview } from '../operator/read-overview.ts'

/** Adds the kernel's progress to /metrics, read from the database at each scrape. */
export function measureKernel({ db, metrics }: Pick<BaseContext, 'db' | 'metrics'>): void {
  const registers = [metrics.registry]
  const flows = new Gauge({ name: 'rose_flows', help: 'Flow instances', labelNames: ['flow', 'status'], registers })
  const open = new Gauge({
    name: 'rose_reaction_tasks_open',
    help: 'Tasks that wait or run',
    labelNames: ['reaction'],
    registers,
  })
  const parked = new Gauge({
    name: 'rose_reaction_tasks_parked',
    help: 'Tasks that need an operator',
    labelNames: ['reaction'],
    registers,
  })
  const lag = new Gauge({
    name: 'rose_projection_lag',
    help: 'Rows of the log not yet looked at',
    labelNames: ['projection'],
    registers,
  })
  const held = new Gauge({
    name: 'rose_log_held_seconds',
    help: 'How long the open transactions have lasted that the readers of the log wait for',
    labelNames: ['writer'],
    registers,
  })
  new Gauge({
    name: 'rose_log_unread',
    help: 'Rows of the log behind a gap',
    registers,
    async collect() {
      const [overview, holders] = await Promise.all([readOverview(db), findHolders(db)])
      for (const gauge of [flows, open, parked, lag, held]) gauge.reset()
      for (const { writer, seconds } of holders.toReversed()) held.set({ writer }, seconds)
      this.set(Number(overview.log.last - overview.log.horizon))
      for (const { name, status, count } of overview.flows) flows.set({ flow: name, status }, Number(count))
      for (const reaction of overview.reactions) {
        open.set({ reaction: reaction.handler }, Number(reaction.open))
        parked.set({ reaction: reaction.handler }, Number(reaction.parked))
      }
      for (const { name, position, state } of overview.projections) {
        if (state === 'live') lag.set({ projection: name }, Number(overview.log.horizon - position))
      }
    },
  })
}
