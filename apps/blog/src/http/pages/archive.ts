import { listPublished } from '@rose-ash/domains/blog/posts/reading/list-published'
import { open } from '@rose-ash/server/guards/open'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import { POSTS } from '@rose-ash/shared/freshness/keys'
import type { Router } from 'express'
import type { AppContext } from '../../context.ts'
import { FEED_LINKS } from '../../views/feed-links.ts'
import { listHref, listView } from '../../views/list.view.ts'
import { TITLES } from '../../views/page-titles.ts'
import { PAGE_WORDS } from '../../views/page-words.ts'
import { pageNumber } from './page-number.ts'
import { withSlash } from './with-slash.ts'

export function archivePages(router: Router, ctx: AppContext): void {
  router.get(['/archive', '/archive/page/:page'], open(), withSlash, async (req, res) => {
    const page = pageNumber((req.params as { page?: string }).page)
    const posts = await listPublished(ctx, ctx.db, { page })
    if (posts.page > posts.pageCount) return redirectTo(res, listHref('/archive/', posts.pageCount))
    await res.page('archive/show', listView(ctx.site, posts, '/archive/'), {
      title: TITLES.archive(page),
      description: PAGE_WORDS.allStories(ctx.site.coop.name),
      canonical: publicUrl(ctx.config, 'blog', page === 1 ? '/archive/' : `/archive/page/${page}/`),
      feeds: FEED_LINKS,
      reads: [POSTS],
    })
  })
  // Ghost's addresses for pages of the front page.
  router.get('/page/:page', open(), (req, res) => res.redirect(301, `/archive/page/${pageNumber(req.params.page)}/`))
}
