import type { ServerContext } from '@rose-ash/server/context/server-context'
import type { QueueWorker } from '@rose-ash/shared/queues/create-queues'
import { repeatEvery } from '@rose-ash/shared/queues/repeat-every'
import { createFlowClient } from '../flows/client/flow-client.ts'
import { archiveLog } from './archive-log.flow.ts'

const LOOK_MS = 3600_000

/** Starts archive-log once a month, with any number of kernel processes: the month is the idempotency key. */
export function scheduleArchive(
  ctx: Pick<ServerContext, 'app' | 'db' | 'transact' | 'redis' | 'log' | 'clock'>,
): QueueWorker {
  return repeatEvery(
    LOOK_MS,
    () => startArchive(ctx),
    (err) => ctx.log.warn({ err }, 'archive not started, will be tried again'),
  )
}

export async function startArchive(ctx: Parameters<typeof scheduleArchive>[0]) {
  const month = ctx.clock.now().toISOString().slice(0, 7)
  return createFlowClient(ctx).start(null, archiveLog.name, {}, { idempotencyKey: `month ${month}` })
}
