import { createHash } from 'node:crypto'
import { listCalendars } from '@rose-ash/domains/events/calendars/list-calendars'
import { listEntries } from '@rose-ash/domains/events/entries/find-entry'
import { listExceptions } from '@rose-ash/domains/events/occurrences/list-exceptions'
import { open } from '@rose-ash/server/guards/open'
import { publicOrigin } from '@rose-ash/shared/config/base-config'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { Router } from 'express'
import type { AppContext } from '../../context.ts'
import { calendarFeed } from '../../services/feeds/calendar-feed.ts'

/** `/calendars/<slug>` redirects to its list; `/calendars/<slug>.ics` is its iCalendar feed (public calendars only). */
export function calendarPages(router: Router, ctx: AppContext): void {
  router.get('/calendars/:slug.ics', open(), async (req, res) => {
    const calendar = (await listCalendars(ctx.db)).find(({ slug }) => slug === req.params.slug)
    if (!calendar) throw new NotFoundError(`no public calendar ${req.params.slug}`)
    const entries = await listEntries(ctx, ctx.db, { calendar: calendar.slug })
    const exceptions = await listExceptions(ctx.db, {
      entryIds: entries.map(({ entryId }) => entryId),
      now: ctx.clock.now(),
    })
    const feed = calendarFeed({ calendar, entries, exceptions, origin: publicOrigin(ctx.config, 'events') })
    res
      .set('Cache-Control', 'public, max-age=300')
      .set('ETag', `"${createHash('sha256').update(feed).digest('base64url').slice(0, 27)}"`)
    res.type('text/calendar').send(feed)
  })

  router.get('/calendars/:slug', open(), (req, res) => {
    res.redirect(301, `/?calendar=${encodeURIComponent(req.params.slug)}`)
  })
}
