import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import { publicOrigin } from '@rose-ash/shared/config/base-config'
import { parse } from '@rose-ash/shared/http/parse'
import { Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../../context.ts'
import { timelinePost } from '../../../views/timeline/timeline-post.view.ts'

const PAGE_SIZE = 20
const query = z.object({
  from: z.enum(APP_NAMES).optional(),
  before: z.uuid().optional(),
})

const ROOMS = [
  { label: 'Everything', app: undefined },
  { label: 'Writing', app: 'blog' },
  { label: 'Shop', app: 'market' },
  { label: 'What’s on', app: 'events' },
] as const

/** `/`: the co-op's public timeline, as everybody sees it. */
export function timelinePages(ctx: AppContext): Router {
  const router = Router()

  router.get('/', async (req, res) => {
    const { from, before } = parse(query, req.query)
    const now = ctx.clock.now()
    const found = await ctx.services.federation.timeline({ app: from, before, limit: PAGE_SIZE + 1 })
    const shown = found.slice(0, PAGE_SIZE)
    const last = shown.at(-1)
    const handle = `@${ctx.site.coop.handle}@${new URL(publicOrigin(ctx.config, from ?? 'federation')).host}`

    await res.page(
      'timeline/index',
      {
        lead: `What ${ctx.site.coop.shortName} says in public, newest first.`,
        handle,
        tabs: ROOMS.map(({ label, app }) => ({ label, href: app ? `/?from=${app}` : '/', current: app === from })),
        posts: shown.map((item) => timelinePost(item, ctx, now)),
        next: found.length > PAGE_SIZE && last ? { href: olderHref(from, last.id), label: 'Older' } : undefined,
        previous: before ? { href: from ? `/?from=${from}` : '/', label: 'Newest' } : undefined,
      },
      {
        title: 'People',
        description: `The public timeline of ${ctx.site.coop.name}. Follow ${handle} from anywhere on the fediverse.`,
      },
    )
  })

  return router
}

function olderHref(from: string | undefined, before: string): string {
  return `/?${new URLSearchParams({ ...(from && { from }), before })}`
}
