import { countFollowers } from '@rose-ash/domains/federation/actors/count-followers'
import { findActor } from '@rose-ash/domains/federation/actors/find-actor'
import type { AppName } from '@rose-ash/shared/config/app-name'
import type { AppContext } from '../../context.ts'

/** The number of followers of the co-op's actor on an app's host. */
export async function countCoopFollowers(
  ctx: Pick<AppContext, 'activities' | 'config' | 'db' | 'site' | 'transact'>,
  { app }: { readonly app: AppName },
): Promise<number> {
  const actor = await findActor(ctx, { handle: ctx.site.coop.handle })
  return actor ? countFollowers(ctx.db, { actorId: actor.id, app }) : 0
}
