import { searchPublished } from '@rose-ash/domains/blog/posts/reading/search-published'
import { open } from '@rose-ash/server/guards/open'
import { parse } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import type { Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../context.ts'
import { TITLES } from '../../views/page-titles.ts'
import { PAGE_WORDS } from '../../views/page-words.ts'
import { appsView } from '../../views/search/apps.view.ts'
import { SCOPES, searchHref } from '../../views/search/search-words.ts'
import { searchView } from '../../views/search/show.view.ts'

const searchQuery = z.object({
  q: z.string().max(500).catch('').default(''),
  in: z
    .enum(SCOPES.map(({ name }) => name))
    .optional()
    .catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
})

/** The masthead's search: the best matches of every app, or all matches of one app. Posts have their own page, which shows their authors. */
export function searchPages(router: Router, ctx: AppContext): void {
  const { db, services, clock } = ctx

  router.get('/search', open(), async (req, res) => {
    const { q, in: scope, page } = parse(searchQuery, req.query)
    const options = {
      title: q ? TITLES.searchFor(q) : TITLES.search,
      noindex: true,
      search: { action: '/search', label: PAGE_WORDS.search, query: q },
    } as const
    if (scope === 'stories') {
      const found = await searchPublished(ctx, db, { query: q, page })
      if (page > 1 && found.hits.length === 0) return redirectTo(res, searchHref(q, scope))
      return res.page('search/show', searchView(ctx.site, q, found), options)
    }
    const app = SCOPES.find(({ name }) => name === scope)?.app
    const perApp = app ? 20 : 5
    const shown = app ? page : 1
    const results = await services.federation.searchApps(db, { query: q, app, page: shown, perApp })
    if (shown > 1 && results.every(({ hits }) => hits.length === 0)) return redirectTo(res, searchHref(q, scope))
    await res.page(
      'search/apps',
      appsView(results, { query: q, scope, page: shown, perApp, now: clock.now(), site: ctx.site }),
      options,
    )
  })
}
