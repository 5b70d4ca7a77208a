import type { RunningWorker } from '@rose-ash/shared/http/run-service'
import type { AppContext } from './context.ts'
import { publishDuePosts } from './jobs/publish-due-posts.ts'

/** Starts what the blog service does in the background. */
export async function startWorker(ctx: AppContext): Promise<RunningWorker> {
  return publishDuePosts(ctx)
}
