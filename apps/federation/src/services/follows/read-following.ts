import type { AppName } from '@rose-ash/shared/config/app-name'
import type { AppContext } from '../../context.ts'

export interface Following {
  readonly app: AppName
  readonly followers: number
  /** Where the member follows the co-op; null when nobody is signed in. */
  readonly followedApps: readonly AppName[] | null
}

/** Who follows the co-op on an app's host: how many, and whether the member does. */
export async function readFollowing(
  { db, services: { federation }, site }: Pick<AppContext, 'db' | 'services' | 'site'>,
  { app, memberId }: { readonly app: AppName; readonly memberId?: string | undefined },
): Promise<Following> {
  const [actor, followedApps] = await Promise.all([
    federation.findActor(site.coop.handle),
    memberId ? federation.followedApps(db, memberId) : null,
  ])
  return { app, followers: actor ? await federation.countFollowers(actor.id, app) : 0, followedApps }
}
