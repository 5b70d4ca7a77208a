import { createKernelWorker } from '@rose-ash/kernel/process/kernel-worker'
import type { RunningWorker } from '@rose-ash/server/app/run-process'
import type { AppContext } from './context.ts'
import { publishDigest } from './flows/publish-digest.flow.ts'
import { publishDuePosts } from './jobs/publish-due-posts.ts'

/** Starts the blog's flows and the publication of scheduled posts. */
export async function startWorker(ctx: AppContext): Promise<RunningWorker> {
  const kernel = createKernelWorker(ctx, { flows: [publishDigest] })
  await kernel.start()
  const schedule = publishDuePosts(ctx)
  return {
    async stop() {
      await Promise.all([kernel.stop(), schedule.stop()])
    },
  }
}
