import { randomUUID } from 'node:crypto'
import type { DeliveryKind } from '@rose-ash/shared/deliveries/delivery-kind'
import type { KernelContext } from '../kernel-context.ts'
import { createBatches } from '../waking/create-batches.ts'
import { createRunner, type Runner, type RunnerOptions } from '../waking/create-runner.ts'
import { measured } from '../waking/measured.ts'
import { attemptDelivery, type DeliveryOutcome } from './attempt-delivery.ts'
import { type ClaimedDelivery, claimDeliveries } from './claim-deliveries.ts'
import { markDelivered, releaseDeliveries } from './settle-deliveries.ts'

export interface DeliveryRunner extends Runner {
  /** Claims once and waits until all of it is settled; returns the number of deliveries. */
  round(): Promise<number>
}

const TIMEOUT_MS = 30_000
/** How much longer than an attempt a lease lasts: nothing is claimed before there is a lane for it. */
const LEASE_MARGIN_MS = 30_000
/** Wakes a little after what it waits for, which ends by the clock of the database. */
const A_MOMENT_MS = 50

/** Delivers one kind; any number of runners share its work. When stopped, it aborts what is under way and gives it back. */
export function createDeliveryRunner<Ctx extends KernelContext>(
  ctx: Ctx,
  kind: DeliveryKind<Ctx>,
  options: RunnerOptions = {},
): DeliveryRunner {
  const { name, window = 4, concurrency = 64, timeoutMs = TIMEOUT_MS } = kind
  const owner = `${ctx.app}:${process.pid}:${randomUUID()}`
  const underWay = new Set<Promise<void>>()
  const settle = createBatches<ClaimedDelivery>((deliveries) => markDelivered(ctx.db, name, deliveries))
  let stopping = new AbortController()
  let after = ''
  let hasMore = false

  const runner = createRunner(ctx, {
    ...options,
    ...{ name: `deliveries ${name}`, bell: 'deliveries', isEmpty: false },
    hears: (message) => message === name || message === '*',
    register: async () => {
      stopping = new AbortController()
    },
    work: async () => {
      await take()
      return hasMore && underWay.size < concurrency
    },
    interrupt: () => stopping.abort(new Error('the process is stopping')),
    settle: () => Promise.all(underWay),
  })

  async function take(): Promise<number> {
    const limit = concurrency - underWay.size
    if (limit <= 0 || stopping.signal.aborted) return 0
    const leaseMs = timeoutMs + LEASE_MARGIN_MS
    const { claimed, last } = await claimDeliveries(ctx, { kind: name, owner, leaseMs, window, limit, after })
    after = last
    hasMore = claimed.length > 0
    for (const delivery of claimed) begin(delivery)
    return claimed.length
  }

  function begin(delivery: ClaimedDelivery): void {
    const ended = deliver(delivery)
      .catch((error) => ctx.log.warn({ err: error, delivery: name, seq: String(delivery.seq) }, 'delivery not settled'))
      .finally(() => {
        underWay.delete(ended)
        // A claim for each lane that becomes free would cost more than the deliveries.
        if (underWay.size <= concurrency / 2) runner.loop.wake()
      })
    underWay.add(ended)
  }

  async function deliver(delivery: ClaimedDelivery): Promise<void> {
    const outcomeOf = (outcome: DeliveryOutcome) => (typeof outcome === 'string' ? outcome : 'failed')
    const outcome = await measured(ctx, { work: 'delivery', name, outcomeOf, ids: { seq: String(delivery.seq) } }, () =>
      attemptDelivery(ctx, kind, { delivery, timeoutMs, stopped: stopping.signal }),
    )
    if (outcome === 'delivered') return settle(delivery)
    if (outcome === 'interrupted') return releaseDeliveries(ctx.db, [delivery])
    if (outcome.retryInMs !== undefined) runner.loop.wakeIn(outcome.retryInMs + A_MOMENT_MS)
  }

  return {
    ...runner,
    async round() {
      const count = await take()
      await Promise.all(underWay)
      return count
    },
  }
}
