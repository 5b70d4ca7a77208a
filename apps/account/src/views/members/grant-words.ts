import type { RoleGrant } from '@rose-ash/domains/account/roles/list-role-grants'
import type { FieldErrors } from '@rose-ash/server/http/parse'
import type { Member } from '@rose-ash/shared/protocols/member'
import type { Site } from '@rose-ash/shared/site/site'

const DAY_BEFORE_MS = 1

/** What was typed about how long a role lasts, when it was refused. */
export interface RefusedTerm {
  readonly role: string
  readonly until: string
  readonly why: string
  readonly errors: FieldErrors
}

/** A role of a member: since when, until when, from whom and why. */
export function grantLine(site: Site, grant: RoleGrant, members: ReadonlyMap<string, Member>, refused?: RefusedTerm) {
  const { role, grantedAt, grantedById, endsAt, reason } = grant
  // It ends with a day: what is shown is that day, not the next.
  const lastMoment = endsAt && new Date(endsAt.getTime() - DAY_BEFORE_MS)
  const giver = grantedById ? (members.get(grantedById)?.name ?? 'somebody who is gone') : 'the operator or an import'
  return {
    role,
    label: role[0]!.toUpperCase() + role.slice(1),
    untilId: `until-${role}`,
    whyId: `why-${role}`,
    why: refused?.why ?? reason,
    until: refused?.until ?? (lastMoment ? site.parts(lastMoment).date : ''),
    errors: refused?.errors,
    text: [
      `Since ${site.day(grantedAt)}, from ${giver}.`,
      lastMoment ? `Ends with ${site.day(lastMoment)}.` : 'Does not end by itself.',
      ...(reason ? [`Why: ${reason}`] : []),
    ].join(' '),
  }
}
