import { memberAudience } from '@rose-ash/shared/audience/notification-audience'

export function toMember<Subject extends object>({ memberId }: { readonly memberId: string }, subject: Subject) {
  return { audience: memberAudience(memberId), subject }
}
