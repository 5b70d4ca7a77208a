import { randomUUID } from 'node:crypto'
import type { Tx } from '@rose-ash/shared/db/client'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { ShownPicture } from '@rose-ash/shared/media/picture'
import { pictureColumns } from '@rose-ash/shared/media/picture-columns'
import { parseRecurrenceRule } from '@rose-ash/shared/recurrence/parse-recurrence-rule'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { materialiseOccurrences } from '../occurrences/materialise-occurrences.ts'
import { paragraphsToHtml } from './paragraphs-to-html.ts'
import { placeFor } from './place-for.ts'
import { plausibleStart } from './plausible-start.ts'
import { tellEntry } from './tell-entry.ts'
import { uniqueSlug } from './unique-slug.ts'

export interface NewEntry {
  readonly calendar: string
  readonly title: string
  readonly summary?: string
  /** Plain text with paragraphs; converted to escaped HTML. */
  readonly description?: string
  /** Local time, `2026-11-28T19:00`. */
  readonly startsLocal: string
  /** On the wall: what starts at 22:00 and lasts 240 minutes ends at 02:00, also when the clocks change that night. */
  readonly durationMinutes: number
  readonly allDay?: boolean
  readonly timeZone?: string
  readonly recurrenceRule?: string | null
  readonly extraStarts?: readonly string[]
  readonly excludedStarts?: readonly string[]
  readonly place?: { readonly name: string; readonly address?: string } | null
  readonly onlineUrl?: string | null
  readonly picture?: ShownPicture | null
  readonly capacity?: number | null
  readonly accessibilityNotes?: string
  readonly organisers?: readonly string[]
  readonly createdBy?: string | null
}

type Deps = Pick<ServiceDeps, 'activities' | 'clock' | 'config'>

/**
 * Creates and publishes an entry with its occurrences and its activity, in the caller's transaction. Throws ValidationError for a
 * time, a year or a rule that cannot be meant.
 */
export async function createEntry(
  { activities, clock, config }: Deps,
  tx: Tx,
  input: NewEntry,
): Promise<{ id: string; slug: string }> {
  const calendar = await tx.calendar.findUnique({ where: { slug: input.calendar } })
  if (!calendar) throw new NotFoundError(`no calendar ${input.calendar}`)
  const timeZone = input.timeZone ?? calendar.timeZone
  const starts = plausibleStart({ clock }, { ...input, timeZone })
  const place = await placeFor(tx, input.place ?? null)
  const slug = await uniqueSlug(tx, input.title, starts.toPlainDate().toString())
  const entry = await tx.entry.create({
    data: {
      uid: `${randomUUID()}@${new URL(config.ROSE_PUBLIC_URL).hostname}`,
      slug,
      calendarId: calendar.id,
      placeId: place?.id ?? null,
      title: input.title,
      summary: input.summary ?? '',
      descriptionHtml: paragraphsToHtml(input.description ?? ''),
      ...pictureColumns(input.picture ?? null),
      onlineUrl: input.onlineUrl ?? null,
      publication: 'published',
      visibility: calendar.visibility,
      allDay: input.allDay ?? false,
      startsLocal: starts.toPlainDateTime().toString({ smallestUnit: 'second' }),
      durationMinutes: input.durationMinutes,
      timeZone,
      recurrenceRule: input.recurrenceRule ? parseRecurrenceRule(input.recurrenceRule, starts).text : null,
      extraStarts: [...(input.extraStarts ?? [])],
      excludedStarts: [...(input.excludedStarts ?? [])],
      capacity: input.capacity ?? null,
      accessibilityNotes: input.accessibilityNotes ?? '',
      createdBy: input.createdBy ?? null,
      publishedAt: clock.now(),
      organisers: { create: (input.organisers ?? []).map((name, position) => ({ name, position })) },
    },
  })
  await materialiseOccurrences({ clock }, tx, entry)
  await tellEntry({ activities, config }, tx, { entryId: entry.id, what: 'published', by: entry.createdBy })
  return { id: entry.id, slug }
}
