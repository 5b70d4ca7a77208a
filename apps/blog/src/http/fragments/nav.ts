import { navigation } from '@rose-ash/domains/blog/navigation/navigation'
import type { FragmentHandler } from '@rose-ash/shared/fragments/fragment-request'
import type { AppContext } from '../../context.ts'

/** The header menu as a bare list; every app puts its own `<nav>` around it. */
export const navFragment: FragmentHandler<AppContext, 'blog.nav'> = async (ctx) => {
  const links = await navigation(ctx, ctx.db, { place: 'header' })
  return ctx.views.renderBare('fragments/nav', { links })
}
