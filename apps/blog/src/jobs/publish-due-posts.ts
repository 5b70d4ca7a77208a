import type { RunningWorker } from '@rose-ash/server/app/run-service'
import { repeatEvery } from '@rose-ash/shared/queues/repeat-every'
import type { AppContext } from '../context.ts'

const EVERY_MS = 15_000

/**
 * Publishes scheduled posts when their time has come. Looks every fifteen seconds, in every replica: publishing is one conditional
 * statement, so a post is published and told of once.
 */
export function publishDuePosts(ctx: Pick<AppContext, 'transact' | 'services' | 'clock' | 'log'>): RunningWorker {
  return repeatEvery(
    EVERY_MS,
    () => publishNow(ctx),
    (err) => ctx.log.error({ err }, 'scheduled posts not published'),
  )
}

async function publishNow({
  transact,
  services,
  clock,
  log,
}: Pick<AppContext, 'transact' | 'services' | 'clock' | 'log'>): Promise<void> {
  const posts = await transact((tx) => services.blog.publishDuePosts(tx, { now: clock.now() }))
  for (const { id, slug } of posts) log.info({ postId: id, slug }, 'scheduled post published')
}
