import { createFlowClient } from '../flows/client/flow-client.ts'
import type { KernelContext } from '../kernel-context.ts'
import { defineSchedule } from '../schedules/schedule.ts'
import { archiveLog } from './archive-log.flow.ts'

/** Starts archive-log once a month: the month is the idempotency key. */
export const monthlyArchive = defineSchedule<KernelContext>({
  name: 'kernel.archive-log',
  at: '0 3 1 * *',
  run(ctx, { dueAt }) {
    const idempotencyKey = `month ${dueAt.toISOString().slice(0, 7)}`
    return createFlowClient(ctx).start(null, archiveLog.name, {}, { idempotencyKey })
  },
})
