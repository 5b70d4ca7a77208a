import type { AppName } from '@rose-ash/shared/config/app-name'
import { publicOrigin } from '@rose-ash/shared/config/base-config'
import type { AppContext } from '../../../context.ts'

export interface Followed {
  readonly app: AppName
  readonly followers: number
}

/** The card beside the timeline: the name to search for and the number of followers. */
export function followCard({ config, site }: Pick<AppContext, 'config' | 'site'>, { app, followers }: Followed) {
  return {
    app,
    handle: `@${site.coop.handle}@${new URL(publicOrigin(config, app)).host}`,
    followers: COUNTS[followers] ?? `${site.number(followers)} follow it.`,
  }
}

const COUNTS = ['Nobody follows it yet.', 'One follows it.']
