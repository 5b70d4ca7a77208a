import { createFlowClient } from '../flows/client/flow-client.ts'
import type { KernelContext } from '../kernel-context.ts'
import { defineSchedule } from '../schedules/schedule.ts'
import { pruneHistory } from './prune-history.flow.ts'

/** Starts prune-history every night: the day is the idempotency key. */
export const nightlyPruning = defineSchedule<KernelContext>({
  name: 'kernel.prune-history',
  at: '30 3 * * *',
  run(ctx, { dueAt }) {
    const idempotencyKey = `day ${dueAt.toISOString().slice(0, 10)}`
    return createFlowClient(ctx).start(null, pruneHistory.name, {}, { idempotencyKey })
  },
})
