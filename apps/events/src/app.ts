import { createApp as createServer } from '@rose-ash/server/app/create-app'
import { sitemap } from '@rose-ash/server/search-engines/sitemap'
import { registerSso } from '@rose-ash/server/sign-on/register-sso'
import { type Express, Router } from 'express'
import type { AppContext } from './context.ts'
import { addEntryFragment } from './http/fragments/add-entry.ts'
import { calendarFragment } from './http/fragments/calendar.ts'
import { editLinkFragment } from './http/fragments/edit-link.ts'
import { entryFragment } from './http/fragments/entry.ts'
import { memberBookingsFragment } from './http/fragments/member-bookings.ts'
import { memberTicketsFragment } from './http/fragments/member-tickets.ts'
import { upcomingFragment } from './http/fragments/upcoming.ts'
import { workFragment } from './http/fragments/work.ts'
import { entryObjects } from './http/objects/entry-objects.ts'
import { calendarPages } from './http/pages/calendars.ts'
import { deskPages } from './http/pages/desk.ts'
import { deskEntryPages } from './http/pages/desk-entry.ts'
import { entryPages } from './http/pages/entries.ts'
import { monthPages } from './http/pages/months.ts'
import { whatsOnPages } from './http/pages/whats-on.ts'

const PAGES = [whatsOnPages, monthPages, calendarPages, entryPages, deskPages, deskEntryPages, sitemap(async () => [])]

/** The events service as an Express app. */
export function createApp(ctx: AppContext): Express {
  return createServer(ctx, {
    signOn: registerSso,
    objects: entryObjects,
    routes: (app) => {
      const router = Router()
      for (const pages of PAGES) pages(router, ctx)
      app.use(router)
    },
    fragments: {
      'events.upcoming': upcomingFragment,
      'events.calendar': calendarFragment,
      'events.entry': entryFragment,
      'events.member-tickets': memberTicketsFragment,
      'events.member-bookings': memberBookingsFragment,
      'events.work': workFragment,
      'events.add-entry': addEntryFragment,
      'events.edit-link': editLinkFragment,
    },
  })
}
