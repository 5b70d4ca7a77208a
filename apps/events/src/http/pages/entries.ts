import { findEntry } from '@rose-ash/domains/events/entries/find-entry'
import { listExceptions } from '@rose-ash/domains/events/occurrences/list-exceptions'
import { open } from '@rose-ash/server/guards/open'
import { thingMeta } from '@rose-ash/server/search-engines/thing-meta'
import { publicOrigin } from '@rose-ash/shared/config/base-config'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import { CALENDARS, entryKey, memberKey } from '@rose-ash/shared/freshness/keys'
import type { Request, Router } from 'express'
import type { AppContext } from '../../context.ts'
import { publicThingOf } from '../../services/entries/public-thing-of.ts'
import { calendarFeed } from '../../services/feeds/calendar-feed.ts'
import { entryJsonLd } from '../../views/entries/entry-json-ld.ts'
import { showEntry } from '../../views/entries/show.view.ts'
import { PAGE_WORDS } from '../../views/page-words.ts'
import { readerOf } from './reader-of.ts'

/** `/entries/<slug>`: one entry; with `.ics` as iCalendar. */
export function entryPages(router: Router, ctx: AppContext): void {
  router.get('/entries/:slug.ics', open(), async (req, res) => {
    const entry = await entryOf(ctx, req, req.params.slug)
    const calendar = { name: entry.title, description: entry.summary, timeZone: entry.timeZone }
    res.attachment(`${entry.slug}.ics`).type('text/calendar')
    const exceptions = await listExceptions(ctx.db, { entryIds: [entry.entryId], now: ctx.clock.now() })
    res.send(calendarFeed({ calendar, entries: [entry], exceptions, origin: publicOrigin(ctx.config, 'events') }))
  })

  router.get('/entries/:slug', open(), async (req, res) => {
    const entry = await entryOf(ctx, req, req.params.slug)
    await res.page('entries/show', showEntry(ctx.site, entry, ctx.clock.now()), {
      ...thingMeta(ctx.config, publicThingOf(ctx, entry), entryJsonLd(entry)),
      ...(!entry.summary && { description: `${entry.title}, ${entry.calendar.name}` }),
      reads: [entryKey(entry.entryId), CALENDARS, ...entry.organiserIds.map(memberKey)],
      ...(req.reader.isMember && {
        fragments: { editLink: { type: 'events.edit-link', params: { entry: entry.entryId } } },
      }),
      crumbs: [
        { label: PAGE_WORDS.whatsOn, href: '/' },
        { label: entry.calendar.name, href: `/?calendar=${entry.calendar.slug}` },
        { label: entry.title },
      ],
    })
  })
}

async function entryOf(ctx: AppContext, req: Request, slug: string) {
  const entry = await findEntry(ctx, ctx.db, { slug, ...readerOf(req) })
  if (!entry) throw new NotFoundError(`no entry ${slug}`)
  return entry
}
