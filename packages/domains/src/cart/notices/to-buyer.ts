import { memberAudience } from '@rose-ash/shared/audience/notification-audience'

interface Bought {
  readonly number: number
  readonly memberId: string | null
  readonly currency: string
}

/** The audience and subject for the buyer of an order. A buyer who is not a member has no notifications and gets e-mail only. */
export function toBuyer({ number, memberId, currency }: Bought, totalMinor: number) {
  return memberId ? { audience: memberAudience(memberId), subject: { number, totalMinor, currency } } : undefined
}
