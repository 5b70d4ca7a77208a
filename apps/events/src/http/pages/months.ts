import { listCalendars } from '@rose-ash/domains/events/calendars/list-calendars'
import { listOccurrences, spanOfOccurrences } from '@rose-ash/domains/events/occurrences/list-occurrences'
import { open } from '@rose-ash/server/guards/open'
import { parse } from '@rose-ash/server/http/parse'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import { CALENDARS, ENTRIES } from '@rose-ash/shared/freshness/keys'
import { formatMonth } from '@rose-ash/shared/site/format/format-day'
import type { ZonedParts } from '@rose-ash/shared/site/format/zoned-parts'
import type { Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../context.ts'
import { dayList } from '../../views/day-list.view.ts'
import { gridWindow, type Month, monthGrid } from '../../views/month-grid.view.ts'
import { TITLES } from '../../views/page-titles.ts'
import { PAGE_WORDS } from '../../views/page-words.ts'
import { zoneNote } from '../../views/zone-note.view.ts'
import { calendarChoice } from './calendar-choice.ts'
import { readerOf } from './reader-of.ts'

const query = z.object({ calendar: z.string().max(100).optional() })

/** `/month/2026-11`: the month as a grid, with a list below it. */
export function monthPages(router: Router, ctx: AppContext): void {
  router.get('/month/:month', open(), async (req, res) => {
    const month = readMonth(req.params.month)
    const { calendar } = parse(query, req.query)
    const reader = readerOf(req)
    const now = ctx.clock.now()
    const [calendars, occurrences, span] = await Promise.all([
      listCalendars(ctx.db, reader),
      listOccurrences(ctx.db, { ...gridWindow(month), calendar, ...reader }),
      spanOfOccurrences(ctx.db, { calendar, ...reader }),
    ])
    const days = occurrences.filter((at) => isIn(month, ctx.site.parts(at.startsAt, at.timeZone)))
    const filter = calendar ? `?calendar=${calendar}` : ''
    const name = formatMonth(month.year, month.month)

    await res.page(
      'months/show',
      {
        heading: name,
        lead: calendars.find(({ slug }) => slug === calendar)?.name ?? PAGE_WORDS.everythingOn,
        zoneNote: zoneNote(ctx.site.zone),
        tabs: [
          { label: PAGE_WORDS.list, href: `/${filter}`, current: false },
          { label: PAGE_WORDS.month, href: `/month/${req.params.month}${filter}`, current: true },
        ],
        grid: monthGrid(ctx.site, month, occurrences, { now, span, query: filter }),
        days: dayList(ctx.site, days, now),
        ...calendarChoice(calendars, calendar, `/month/${req.params.month}`),
      },
      {
        title: TITLES.whatsOnIn(name),
        description: PAGE_WORDS.whatsOnIn(name),
        width: 'wide',
        noindex: days.length === 0,
        reads: [ENTRIES, CALENDARS],
      },
    )
  })
}

function readMonth(text: string): Month {
  const [, year, month] = /^(19\d\d|2[01]\d\d)-(0[1-9]|1[0-2])$/.exec(text) ?? []
  if (!year || !month) throw new NotFoundError(`${text} is not a month`)
  return { year: Number(year), month: Number(month) }
}

function isIn({ year, month }: Month, start: ZonedParts): boolean {
  return start.year === year && start.month === month
}
