import { sweepMedia } from '@rose-ash/domains/blog/media/sweep-media'
import type { RunningWorker } from '@rose-ash/server/app/run-process'
import { leavingFiles } from '@rose-ash/shared/media/leaving-files'
import { repeatEvery } from '@rose-ash/shared/queues/repeat-every'
import type { AppContext } from '../context.ts'

const DAY = 24 * 3_600_000

/** Every day, and when a worker starts, deletes the files of pictures that nothing has shown for a month. */
export function sweepUnusedMedia(ctx: Pick<AppContext, 'clock' | 'config' | 'db' | 'log'>): RunningWorker {
  const files = leavingFiles(ctx.config)
  const sweep = async () => {
    const removed = await sweepMedia({ ...ctx, files })
    if (removed > 0) ctx.log.info({ removed }, 'files of unused pictures deleted')
  }
  return repeatEvery(DAY, sweep, (err) => ctx.log.error({ err }, 'files of unused pictures not deleted'))
}
