import type { EntryActivity } from '@rose-ash/shared/activities/catalogue/events'
import { payloadPicture } from '@rose-ash/shared/activities/catalogue/picture'
import { publicText } from '@rose-ash/shared/activities/public-text'
import { type BaseConfig, publicUrl } from '@rose-ash/shared/config/base-config'
import type { ShownPicture } from '@rose-ash/shared/media/picture'
import { toZoned, wallEnd } from '@rose-ash/shared/recurrence/wall-time'

export interface EntryContent extends Pick<EntryActivity, 'entryId' | 'slug' | 'title' | 'summary'> {
  readonly picture: ShownPicture | null
  readonly calendar: { readonly name: string }
  readonly place: { readonly name: string } | null
  readonly startsLocal: string
  readonly durationMinutes: number
  readonly timeZone: string
  readonly recurrenceRule: string | null
}

/** The payload of an entry's activities, with its first start. `text` is its description as plain text. */
export function entryPayload(
  config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>,
  entry: EntryContent,
  text: string | undefined,
): EntryActivity {
  const { entryId, slug, title, summary, timeZone } = entry
  const starts = toZoned(entry.startsLocal, timeZone)
  const time = { timeZoneName: 'never', smallestUnit: 'second' } as const
  return {
    ...{ entryId, slug, title, summary, timeZone },
    ...payloadPicture(entry.picture),
    url: publicUrl(config, 'events', `/entries/${slug}`),
    calendarName: entry.calendar.name,
    startsAt: starts.toString(time),
    endsAt: wallEnd(starts, entry.durationMinutes).toString(time),
    placeName: entry.place?.name ?? null,
    recurs: entry.recurrenceRule !== null,
    text: publicText([text]),
  }
}
