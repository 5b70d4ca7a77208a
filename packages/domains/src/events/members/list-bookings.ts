import type { Tx } from '@rose-ash/shared/db/client'

/** A member's booking of a resource for a time slot. */
export interface MemberBooking {
  readonly resourceName: string
  readonly quantity: number
  readonly startsAt: Date
  readonly endsAt: Date
  readonly timeZone: string
  readonly placeName: string | null
}

const AT_MOST = 20

/** A member's future bookings, the next first. */
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
