import { followedApps } from '@rose-ash/domains/federation/follows/followed-apps'
import { timeline } from '@rose-ash/domains/federation/timeline/timeline'
import { memberOf } from '@rose-ash/server/guards/member-of'
import { open } from '@rose-ash/server/guards/open'
import { requireMember } from '@rose-ash/server/guards/require-member'
import { parse } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import { FOLLOWS, projectionKey } from '@rose-ash/shared/freshness/keys'
import type { Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../../../context.ts'
import { countCoopFollowers } from '../../../services/follows/count-coop-followers.ts'
import { followCard } from '../../../views/follows/follow-card.view.ts'
import { TITLES } from '../../../views/page-titles.ts'
import { PAGE_WORDS } from '../../../views/page-words.ts'
import { timelinePost } from '../../../views/timeline/timeline-post.view.ts'

const PAGE_SIZE = 20
const FOLLOWED = 'followed'
const query = z.object({
  from: z.enum([...APP_NAMES, FOLLOWED]).optional(),
  before: z.uuid().optional().catch(undefined),
})

const TABS = [
  { label: PAGE_WORDS.everything, app: undefined },
  { label: PAGE_WORDS.writing, app: 'blog' },
  { label: PAGE_WORDS.shop, app: 'market' },
  { label: PAGE_WORDS.whatsOn, app: 'events' },
] as const

/** `/`: the co-op's public timeline, or the part of it that a member follows. */
export function timelinePages(router: Router, ctx: AppContext): void {
  router.get('/', open(), async (req, res, next) => {
    const { from, before } = parse(query, req.query)
    const { isMember } = req.reader
    if (from === FOLLOWED && !isMember) return requireMember(req, res, next)
    const now = ctx.clock.now()
    const isFollowed = from === FOLLOWED
    const app = isFollowed ? undefined : from
    const apps = isFollowed ? await followedApps(ctx, ctx.db, { memberId: memberOf(req).id }) : undefined
    const actorApp = app ?? 'federation'
    const followers = await countCoopFollowers(ctx, { app: actorApp })
    const found = await timeline(ctx, ctx.db, { app, apps, before, limit: PAGE_SIZE + 1 })
    const newest = from ? `/?from=${from}` : '/'
    if (before && found.length === 0) return redirectTo(res, newest)
    const shown = found.slice(0, PAGE_SIZE)
    const last = shown.at(-1)
    const card = followCard(ctx, { app: actorApp, followers })

    await res.page(
      'timeline/index',
      {
        lead: PAGE_WORDS.inPublic(ctx.site.coop.shortName),
        ...card,
        isFollowed,
        tabs: tabsFor(isMember, from),
        posts: shown.map((item) => timelinePost(item, ctx, now)),
        next:
          found.length > PAGE_SIZE && last ? { href: olderHref(from, last.id), label: PAGE_WORDS.older } : undefined,
        previous: before ? { href: newest, label: PAGE_WORDS.newest } : undefined,
      },
      {
        title: TITLES.people,
        // The page of what a member follows is that member's alone.
        reads: isFollowed ? undefined : [FOLLOWS, projectionKey('public-timeline'), projectionKey('follower-counts')],
        fragments: isMember ? { followButton: { type: 'federation.follow-button', params: { app: actorApp } } } : {},
        description: PAGE_WORDS.timelineOf(ctx.site.coop.name, card.handle),
      },
    )
  })
}

function tabsFor(isMember: boolean, from: string | undefined) {
  const tabs = [...TABS, ...(isMember ? [{ label: PAGE_WORDS.followed, app: FOLLOWED }] : [])]
  return tabs.map(({ label, app }) => ({ label, href: app ? `/?from=${app}` : '/', current: app === from }))
}

function olderHref(from: string | undefined, before: string): string {
  return `/?${new URLSearchParams({ ...(from && { from }), before })}`
}
