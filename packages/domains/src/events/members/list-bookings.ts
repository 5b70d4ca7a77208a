import type { Tx } from '@rose-ash/shared/db/client'

/** A stretch of time in which something is a member's. */
export interface MemberBooking {
  readonly resourceName: string
  readonly quantity: number
  readonly startsAt: Date
  readonly endsAt: Date
  readonly timeZone: string
  readonly placeName: string | null
}

const AT_MOST = 20

/** What a member has booked and not yet used, the next first. */
export async function listBookings(
  tx: Tx,
  { memberId, from }: { readonly memberId: string; readonly from: Date },
): Promise<readonly MemberBooking[]> {
  const rows = await tx.booking.findMany({
    where: { memberId, status: 'confirmed', slot: { endsAt: { gt: from } } },
    orderBy: [{ slot: { startsAt: 'asc' } }, { id: 'asc' }],
    take: AT_MOST,
    include: { slot: { include: { resource: { include: { place: true } } } } },
  })
  return rows.map(({ quantity, slot: { resource, startsAt, endsAt } }) =>
    Object.freeze({
      resourceName: resource.name,
      quantity,
      startsAt,
      endsAt,
      timeZone: resource.timeZone,
      placeName: resource.place?.name ?? null,
    }),
  )
}
