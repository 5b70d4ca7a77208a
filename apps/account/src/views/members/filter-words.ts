import type { MemberState } from '@rose-ash/domains/account/members/list-members'
import { MEMBER_ROLES } from '@rose-ash/shared/protocols/member'

const STATES: Readonly<Record<MemberState, string>> = {
  resting: 'Whose membership rests',
  'never-signed-in': 'Who never signed in',
  'no-second-factor': 'Who have no second factor',
  leaving: 'Who are about to leave',
}

interface Asked {
  readonly q?: string | undefined
  readonly role?: string | undefined
  readonly belongs?: string | undefined
  readonly state?: string | undefined
}

/** The fields of the form by which members are looked for, as they were chosen. */
export function filterFields({ q, role, belongs, state }: Asked) {
  const roles = MEMBER_ROLES.filter((one) => one !== 'member').map((value) => [value, value] as const)
  const options = (chosen: string | undefined, any: string, given: readonly (readonly [string, string])[]) =>
    [['', any] as const, ...given].map(([value, label]) => ({ value, label, selected: value === (chosen ?? '') }))
  return {
    search: q,
    roles: options(role, 'Any role', roles),
    standings: options(belongs, 'Whether or not they belong', [
      ['yes', 'Belongs to the co-op'],
      ['no', 'Does not belong'],
    ]),
    states: options(state, 'Everybody', Object.entries(STATES)),
  }
}
