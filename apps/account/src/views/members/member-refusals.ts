import type { LastAdministratorError } from '@rose-ash/domains/account/members/assert-another-administrator'

/** The words for a refused change of roles or suspension. */
export const MEMBER_REFUSALS: Readonly<Record<LastAdministratorError['code'], string>> = {
  last_administrator: 'Somebody has to be the administrator. Give the role to another member first.',
}

/** The words for a reason that cannot be written down. */
export const SUSPENSION_WORDS = { reason: 'Keep the reason under 200 characters. Nothing was changed.' }
