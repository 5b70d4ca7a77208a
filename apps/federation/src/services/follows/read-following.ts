import { countFollowers } from '@rose-ash/domains/federation/actors/count-followers'
import { findActor } from '@rose-ash/domains/federation/actors/find-actor'
import { followedApps } from '@rose-ash/domains/federation/follows/followed-apps'
import type { AppName } from '@rose-ash/shared/config/app-name'
import type { AppContext } from '../../context.ts'

export interface Following {
  readonly app: AppName
  readonly followers: number
  /** The apps on which the member follows the co-op; null for a visitor who is not signed in. */
  readonly followedApps: readonly AppName[] | null
}

/** The number of followers of the co-op on an app's host, and the apps on which the member follows it. */
export async function readFollowing(
  ctx: Pick<AppContext, 'activities' | 'config' | 'db' | 'site' | 'transact'>,
  { app, memberId }: { readonly app: AppName; readonly memberId?: string | undefined },
): Promise<Following> {
  const [actor, followed] = await Promise.all([
    findActor(ctx, { handle: ctx.site.coop.handle }),
    memberId ? followedApps(ctx, ctx.db, { memberId }) : null,
  ])
  const followers = actor ? await countFollowers(ctx.db, { actorId: actor.id, app }) : 0
  return { app, followers, followedApps: followed }
}
