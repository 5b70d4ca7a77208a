import { parse } from '@rose-ash/shared/http/parse'
import type { Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../context.ts'
import { searchView } from '../../views/search/show.view.ts'

const searchQuery = z.object({
  q: z.string().max(500).catch('').default(''),
  page: z.coerce.number().int().min(1).max(500).catch(1).default(1),
})

export function searchPages(router: Router, ctx: AppContext): void {
  router.get('/search', async (req, res) => {
    const { q, page } = parse(searchQuery, req.query)
    const found = await ctx.services.blog.searchPublished(ctx.db, { query: q, page })
    await res.page('search/show', searchView(q, found), {
      title: q ? `Search: ${q}` : 'Search',
      noindex: true,
      cache: false,
      search: { action: '/search', label: 'Search', query: q },
    })
  })
}
