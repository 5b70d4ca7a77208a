import { changeEntryPicture } from '@rose-ash/domains/events/entries/change-entry-state'
import { correctEntry } from '@rose-ash/domains/events/entries/correct-entry'
import { type DeskEntry, findDeskEntry } from '@rose-ash/domains/events/entries/find-desk-entry'
import type { Upload } from '@rose-ash/server/http/upload-form'
import { mediaStore } from '@rose-ash/shared/media/media-store'
import { mediaUrl } from '@rose-ash/shared/media/picture'
import { COPY_WIDTHS } from '@rose-ash/shared/media/picture-copies'
import { PictureRefusedError } from '@rose-ash/shared/media/picture-refused-error'
import type { z } from 'zod'
import type { AppContext } from '../../context.ts'
import { minutesBetween } from './add-entry.ts'
import { type correctionForm, type pictureForm, SAME_RULE } from './entry-form.ts'

type Deps = Pick<AppContext, 'db' | 'transact' | 'activities' | 'clock' | 'config'>

interface By {
  readonly entryId: string
  readonly by: string
}

/** Saves the words and times of an entry. Throws EntryChangedError, and ValidationError for times that cannot be meant. */
export function saveCorrection(
  deps: Deps,
  { entryId, by, ...form }: z.output<typeof correctionForm> & By,
): Promise<void> {
  return deps.transact(async (tx) => {
    const before = await findDeskEntry(tx, { entryId })
    await correctEntry(deps, tx, {
      ...{ entryId, by, version: form.version },
      ...{ title: form.title, summary: form.summary, description: form.description },
      startsLocal: `${form.date}T${form.startTime}`,
      durationMinutes: durationOf(before, form),
      recurrenceRule: form.repeats === SAME_RULE ? before.recurrenceRule : form.repeats || null,
      place: placeOf(before, form.place),
    })
  })
}

/** The length: as before while the times of day lead to the same end, so that what lasts for days keeps them. */
function durationOf(
  { durationMinutes }: DeskEntry,
  { startTime, endTime }: { startTime: string; endTime: string },
): number {
  const minutes = minutesBetween(startTime, endTime)
  return durationMinutes % (24 * 60) === minutes % (24 * 60) ? durationMinutes : minutes
}

/** The place by its name; the same name keeps its address. */
function placeOf({ place }: DeskEntry, name: string) {
  if (name === place?.name) return { name, address: place.address }
  return name ? { name } : null
}

interface SavePicture extends By, z.output<typeof pictureForm> {
  readonly upload: Upload | undefined
}

/** Shows an uploaded picture; an upload wins over the box that takes the picture away. Throws PictureRefusedError. */
export async function saveEntryPicture(
  deps: Deps,
  { entryId, by, upload, alt, withoutPicture }: SavePicture,
): Promise<void> {
  if (upload?.isTooLarge) throw new PictureRefusedError('picture_too_large', 'the picture is too large')
  const uploaded = upload && (await store(deps, upload.bytes))
  await deps.transact(async (tx) => {
    const { picture: before } = await findDeskEntry(tx, { entryId })
    const shown = uploaded ?? (withoutPicture ? null : before)
    await changeEntryPicture(deps, tx, { entryId, by, picture: shown && { ...shown, alt } })
  })
}

/** Stores a picture; the page shows the largest copy, since the whole may be wider than any screen. */
async function store({ config }: Deps, bytes: Buffer) {
  // Loaded at the first picture, since few requests have one.
  const { storePicture } = await import('@rose-ash/shared/media/store-picture')
  const { variants, ...whole } = await storePicture(mediaStore(config), bytes, {
    formats: ['webp'],
    widths: COPY_WIDTHS,
  })
  const { path, width, height } = variants.at(-1) ?? whole
  return { url: mediaUrl(path), width, height }
}
