import { findEntry } from '@rose-ash/domains/events/entries/find-entry'
import { formatWhen } from '@rose-ash/server/views/format/format-when'
import { publicOrigin } from '@rose-ash/shared/config/base-config'
import type { AppContext } from '../../context.ts'

/** events.entry: one entry as a line; nothing when it is not there any more. */
export async function entryFragment(ctx: AppContext, { params }: { params: { entry: string } }) {
  const entry = await findEntry(ctx, ctx.db, { slug: params.entry })
  const [next] = entry?.upcoming ?? []
  if (!entry || !next) return ''
  return ctx.views.renderBare('fragments/entry', {
    entry: {
      href: `${publicOrigin(ctx.config, 'events')}/entries/${entry.slug}`,
      title: entry.title,
      when: formatWhen(next.startsAt, next.endsAt, {
        timeZone: entry.timeZone,
        allDay: entry.allDay,
        now: ctx.clock.now(),
      }),
      startsIso: next.startsAt.toISOString(),
      place: entry.place?.name,
      cancelled: next.status === 'cancelled',
    },
  })
}
