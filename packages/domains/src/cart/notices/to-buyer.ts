import { memberAudience } from '@rose-ash/shared/audience/notification-audience'

interface Bought {
  readonly number: number
  readonly memberId: string | null
  readonly currency: string
}

/** The member who ordered, with an amount of the order. A buyer who is no member has no page of notifications; they get letters. */
export function toBuyer({ number, memberId, currency }: Bought, totalMinor: number) {
  return memberId ? { audience: memberAudience(memberId), subject: { number, totalMinor, currency } } : undefined
}
