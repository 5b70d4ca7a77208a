import { listCalendars } from '@rose-ash/domains/events/calendars/list-calendars'
import { listOccurrences } from '@rose-ash/domains/events/occurrences/list-occurrences'
import { open } from '@rose-ash/server/guards/open'
import { parse } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import { CALENDARS, ENTRIES } from '@rose-ash/shared/freshness/keys'
import type { Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../context.ts'
import { dayList } from '../../views/day-list.view.ts'
import { monthName } from '../../views/month-grid.view.ts'
import { TITLES } from '../../views/page-titles.ts'
import { PAGE_WORDS } from '../../views/page-words.ts'
import { zoneNote } from '../../views/zone-note.view.ts'
import { calendarChoice } from './calendar-choice.ts'
import { readerOf } from './reader-of.ts'

const PAGE_SIZE = 30
const MOST_PAGES = 100
const query = z.object({
  calendar: z.string().max(100).optional(),
  page: z.coerce.number().int().min(1).catch(1),
})

/** `/`: "What's on", a list by day. */
export function whatsOnPages(router: Router, ctx: AppContext): void {
  router.get('/', open(), async (req, res) => {
    const { calendar, page: asked } = parse(query, req.query)
    const page = Math.min(asked, MOST_PAGES)
    const reader = readerOf(req)
    const now = ctx.clock.now()
    const calendars = await listCalendars(ctx.db, reader)
    const chosen = calendars.find(({ slug }) => slug === calendar)
    if (calendar && !chosen) throw new NotFoundError(`no calendar ${calendar}`)
    const found = await listOccurrences(ctx.db, {
      from: now,
      calendar,
      limit: page * PAGE_SIZE + 1,
      ...reader,
    })
    const lastPage = Math.min(Math.max(1, Math.ceil(found.length / PAGE_SIZE)), MOST_PAGES)
    if (asked > lastPage) return redirectTo(res, pageHref(lastPage, calendar))
    const shown = found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
    const filter = calendar ? `?calendar=${calendar}` : ''

    await res.page(
      'whats-on/index',
      {
        heading: chosen?.name ?? PAGE_WORDS.whatsOn,
        lead: chosen?.description ?? ctx.site.words.whatsOn,
        zoneNote: zoneNote(ctx.site.zone),
        tabs: [
          { label: PAGE_WORDS.list, href: `/${filter}`, current: true },
          { label: PAGE_WORDS.month, href: `/month/${monthName(ctx.site.parts(now))}${filter}`, current: false },
        ],
        days: dayList(ctx.site, shown, now),
        otherwise: { href: '/', label: PAGE_WORDS.everything },
        previous: page > 1 ? { href: pageHref(page - 1, calendar), label: PAGE_WORDS.sooner } : undefined,
        next: page < lastPage ? { href: pageHref(page + 1, calendar), label: PAGE_WORDS.later } : undefined,
        ...calendarChoice(calendars, calendar, '/'),
      },
      {
        title: chosen?.name ?? TITLES.whatsOn,
        description: chosen?.description ?? PAGE_WORDS.whatsOnAt(ctx.site.coop.name),
        reads: [ENTRIES, CALENDARS],
        ...(req.reader.isMember && { fragments: { addEntry: { type: 'events.add-entry' } } }),
        feeds: calendars.map(({ slug, name }) => ({
          title: name,
          href: `/calendars/${slug}.ics`,
          type: 'text/calendar',
        })),
      },
    )
  })
}

function pageHref(page: number, calendar: string | undefined): string {
  const params = new URLSearchParams({ ...(calendar && { calendar }), ...(page > 1 && { page: String(page) }) })
  return `/${params.size ? `?${params}` : ''}`
}
