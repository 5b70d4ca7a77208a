import { searchPublished } from '@rose-ash/domains/blog/posts/reading/search-published'
import { open } from '@rose-ash/server/guards/open'
import { parse } from '@rose-ash/server/http/parse'
import type { Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../context.ts'
import { roomsView } from '../../views/search/rooms.view.ts'
import { ROOMS } from '../../views/search/search-words.ts'
import { searchView } from '../../views/search/show.view.ts'

const searchQuery = z.object({
  q: z.string().max(500).catch('').default(''),
  in: z
    .enum(ROOMS.map(({ name }) => name))
    .optional()
    .catch(undefined),
  page: z.coerce.number().int().min(1).max(500).catch(1).default(1),
})

/** The masthead's search: the best matches of every app, or all matches of one app. Posts have their own page, which shows their authors. */
export function searchPages(router: Router, ctx: AppContext): void {
  const { db, services, clock } = ctx

  router.get('/search', open(), async (req, res) => {
    const { q, in: room, page } = parse(searchQuery, req.query)
    const options = {
      title: q ? `Search: ${q}` : 'Search',
      noindex: true,
      search: { action: '/search', label: 'Search', query: q },
    } as const
    if (room === 'stories') {
      const found = await searchPublished(ctx, db, { query: q, page })
      return res.page('search/show', searchView(ctx.site, q, found), options)
    }
    const app = ROOMS.find(({ name }) => name === room)?.app
    const perRoom = app ? 20 : 5
    const shown = app ? page : 1
    const results = await services.federation.searchRooms(db, { query: q, app, page: shown, perRoom })
    await res.page(
      'search/rooms',
      roomsView(results, { query: q, room, page: shown, perRoom, now: clock.now(), site: ctx.site }),
      options,
    )
  })
}
