import type { LastAdministratorError } from '@rose-ash/domains/account/members/assert-another-administrator'

/** The words for a refused change of roles or suspension. */
export const MEMBER_REFUSALS: Readonly<Record<LastAdministratorError['code'], string>> = {
  last_administrator: 'Somebody has to be the administrator. Give the role to another member first.',
}
