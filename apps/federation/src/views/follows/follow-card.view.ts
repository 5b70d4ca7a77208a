import { publicOrigin } from '@rose-ash/shared/config/base-config'
import type { AppContext } from '../../context.ts'
import type { Following } from '../../services/follows/read-following.ts'

/** The values of the card beside the timeline: the actor's name, the number of followers, and a member's buttons. */
export function followCard(
  { config, site }: Pick<AppContext, 'config' | 'site'>,
  { app, followers, followedApps }: Following,
) {
  return {
    handle: `@${site.coop.handle}@${new URL(publicOrigin(config, app)).host}`,
    followers: COUNTS[followers] ?? `${site.number(followers)} follow it.`,
    choice: followedApps && { app, isFollowing: followedApps.includes(app) },
  }
}

const COUNTS = ['Nobody follows it yet.', 'One follows it.']
