import type { AppName } from '@rose-ash/shared/config/app-name'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import type { AppContext } from '../../../context.ts'
import { countCoopFollowers } from '../../services/follows/count-coop-followers.ts'
import { followCard } from '../../views/follows/follow-card.view.ts'

/** federation.follow: how to follow an app's actor, and the number of followers. Members follow on the federation host, to which the card links. */
export async function followFragment(ctx: AppContext, { params: { app } }: { params: { app: AppName } }) {
  const card = followCard(ctx, { app, followers: await countCoopFollowers(ctx, { app }) })
  return ctx.views.renderBare('fragments/follow', {
    ...card,
    hereHref: publicUrl(ctx.config, 'federation', app === 'federation' ? '/' : `/?from=${app}`),
  })
}
