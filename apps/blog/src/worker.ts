import { createKernelWorker } from '@rose-ash/kernel/process/kernel-worker'
import type { RunningWorker } from '@rose-ash/server/app/run-process'
import type { AppContext } from './context.ts'
import { publishDigest } from './flows/publish-digest.flow.ts'
import { publishDuePosts } from './jobs/publish-due-posts.ts'
import { sweepUnusedMedia } from './jobs/sweep-media.ts'

/** Starts the blog's flows, the publication of scheduled posts and the sweep of unused pictures. */
export async function startWorker(ctx: AppContext): Promise<RunningWorker> {
  const kernel = createKernelWorker(ctx, { flows: [publishDigest], schedules: [publishDuePosts, sweepUnusedMedia] })
  await kernel.start()
  return kernel
}
