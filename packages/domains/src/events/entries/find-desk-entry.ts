import type { Tx } from '@rose-ash/shared/db/client'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import { readPicture } from '@rose-ash/shared/media/picture-columns'
import type { Owned } from '@rose-ash/shared/rights/may'
import { isUuid } from '@rose-ash/shared/words/is-uuid'
import { htmlToParagraphs } from './paragraphs-to-html.ts'

/** An entry of any state, as its editors see it, with its description as plain text. Throws NotFoundError. */
export async function findDeskEntry(tx: Tx, { entryId }: { readonly entryId: string }) {
  const entry = isUuid(entryId)
    ? await tx.entry.findUnique({ where: { id: entryId }, include: { calendar: true, place: true } })
    : null
  if (!entry) throw new NotFoundError(`no entry ${entryId}`)
  return { ...entry, description: htmlToParagraphs(entry.descriptionHtml), picture: readPicture(entry) }
}

export type DeskEntry = Awaited<ReturnType<typeof findDeskEntry>>

/** The owner of an entry's calendar, if any; of an unknown entry nobody. */
export async function ownersOfEntry(tx: Tx, { entryId }: { readonly entryId: string }): Promise<Owned> {
  if (!isUuid(entryId)) return { ownerIds: [] }
  const entry = await tx.entry.findUnique({
    where: { id: entryId },
    select: { calendar: { select: { ownerId: true } } },
  })
  return { ownerIds: entry?.calendar.ownerId ? [entry.calendar.ownerId] : [] }
}
