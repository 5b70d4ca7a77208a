import type { Tx } from '@rose-ash/shared/db/client'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { Owned } from '@rose-ash/shared/rights/may'

/** The owner of a calendar, if any. Throws NotFoundError. */
export async function ownersOfCalendar(tx: Tx, { slug }: { readonly slug: string }): Promise<Owned> {
  const calendar = await tx.calendar.findUnique({ where: { slug }, select: { ownerId: true } })
  if (!calendar) throw new NotFoundError(`no calendar ${slug}`)
  return { ownerIds: calendar.ownerId ? [calendar.ownerId] : [] }
}

/** Whether a member owns any calendar, and so has a desk without a role. */
export async function ownsCalendar(tx: Tx, { memberId }: { readonly memberId: string }): Promise<boolean> {
  return (await tx.calendar.findFirst({ where: { ownerId: memberId }, select: { id: true } })) !== null
}
