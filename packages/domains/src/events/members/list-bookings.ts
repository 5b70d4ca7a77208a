import type { MemberBooking } from '@rose-ash/shared/protocols/events'
import type { ServiceDeps } from '../../context/service-deps.ts'

const AT_MOST = 20

/** What a member has booked and not yet used, the next first. */
export async function listBookings(
  { db }: Pick<ServiceDeps, 'db'>,
  { memberId, from }: { memberId: string; from: Date },
): Promise<readonly MemberBooking[]> {
  const rows = await db.booking.findMany({
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
