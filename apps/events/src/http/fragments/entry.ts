import { findEntry } from '@rose-ash/domains/events/entries/find-entry'
import { publicOrigin } from '@rose-ash/shared/config/base-config'
import type { AppContext } from '../../context.ts'

/** events.entry: one entry as a line; empty when it does not exist any more. */
export async function entryFragment(ctx: AppContext, { params }: { params: { entry: string } }) {
  const entry = await findEntry(ctx, ctx.db, { slug: params.entry })
  const next = entry?.next
  if (!entry || !next) return ''
  return ctx.views.renderBare('fragments/entry', {
    entry: {
      href: `${publicOrigin(ctx.config, 'events')}/entries/${entry.slug}`,
      title: entry.title,
      when: ctx.site.when(next.startsAt, next.endsAt, {
        zone: entry.timeZone,
        allDay: entry.allDay,
        now: ctx.clock.now(),
      }),
      startsIso: next.startsAt.toISOString(),
      place: entry.place?.name,
      cancelled: next.status === 'cancelled',
    },
  })
}
