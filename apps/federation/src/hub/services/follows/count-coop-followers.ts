import { findActor } from '@rose-ash/domains/federation/actors/find-actor'
import type { AppName } from '@rose-ash/shared/config/app-name'
import type { AppContext } from '../../../context.ts'

/**
 * The number of followers of the co-op's actor on an app's host, from the follows themselves: the count of the projection is a moment
 * late, and who has just followed would read that nobody does.
 */
export async function countCoopFollowers(
  ctx: Pick<AppContext, 'activities' | 'config' | 'db' | 'site' | 'transact'>,
  { app }: { readonly app: AppName },
): Promise<number> {
  const actor = await findActor(ctx, { handle: ctx.site.coop.handle })
  return actor ? ctx.db.follower.count({ where: { status: 'accepted', appActor: { actorId: actor.id, app } } }) : 0
}
