import { createKernelWorker } from '@rose-ash/kernel/process/kernel-worker'
import type { RunningWorker } from '@rose-ash/server/app/run-service'
import type { AppContext } from './context.ts'
import { publishDigest } from './flows/publish-digest.flow.ts'
import { publishDuePosts } from './jobs/publish-due-posts.ts'

/** Starts what the blog service does in the background: its flows, and posts whose time has come. */
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
