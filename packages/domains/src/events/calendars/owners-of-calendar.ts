import type { Tx } from '@rose-ash/shared/db/client'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { Owned } from '@rose-ash/shared/rights/may'

/** The owner of a calendar, if any. Throws NotFoundError. */
export async function ownersOfCalendar(tx: Tx, { slug }: { readonly slug: string }): Promise<Owned> {
  const calendar = await tx.calendar.findUnique({ where: { slug }, select: { ownerId: true } })
  if (!calendar) throw new NotFoundError(`no calendar ${slug}`)
  return { ownerIds: calendar.ownerId ? [calendar.ownerId] : [] }
}
