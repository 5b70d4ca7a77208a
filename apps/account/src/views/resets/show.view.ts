import type { Member } from '@rose-ash/shared/protocols/member'
import type { OpenReset } from '@rose-ash/shared/protocols/resets'
import type { Site } from '@rose-ash/shared/site/site'

interface Reset {
  readonly member: Member
  readonly reset: OpenReset | undefined
  readonly hasFactor: boolean
  readonly askerName: string | undefined
  /** The administrator who looks. */
  readonly viewerId: string
}

/** How far a reset is, and what this administrator may do about it. */
export function resetView(site: Site, { member, reset, hasFactor, askerName, viewerId }: Reset) {
  const isOwn = viewerId === member.id
  const waits = reset !== undefined && reset.dueAt === null
  return {
    id: member.id,
    name: member.name,
    hours: site.secondFactor.resetAfterHours,
    nothingToReset: !hasFactor && !reset,
    isOwn,
    mayAsk: hasFactor && !reset && !isOwn,
    mayConfirm: waits && !isOwn && reset.requestedById !== viewerId,
    isOpen: reset !== undefined,
    state: reset && stateOf(site, reset, askerName),
  }
}

function stateOf(site: Site, { requestedAt, dueAt }: OpenReset, askerName = 'The operator'): string {
  const asked = `${askerName} asked for it ${site.when(requestedAt)}.`
  return dueAt
    ? `${asked} It is carried out ${site.when(dueAt)}, unless the member stops it: they have a letter.`
    : `${asked} It waits for a second administrator.`
}
