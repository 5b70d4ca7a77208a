import type { AppName } from '@rose-ash/shared/config/app-name'
import { publicOrigin } from '@rose-ash/shared/config/base-config'
import type { AppContext } from '../../context.ts'

/** federation.follow: how to follow an app's actor. */
export function followFragment(ctx: AppContext, { params }: { params: { app: AppName } }) {
  const handle = `@${ctx.site.coop.handle}@${new URL(publicOrigin(ctx.config, params.app)).host}`
  return ctx.views.renderBare('fragments/follow', { handle })
}
