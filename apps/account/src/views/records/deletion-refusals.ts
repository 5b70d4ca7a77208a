import type { LastAdministratorError } from '@rose-ash/domains/account/roles/assert-another-administrator'

/** The words for a deletion request without a tick in its box. */
export const DELETION_WORDS = { sure: 'Nothing was changed: tick the box to say that you are sure.' }

/** The words for a refused deletion request. */
export const DELETION_REFUSALS: Readonly<Record<LastAdministratorError['code'], string>> = {
  last_administrator: 'Somebody has to look after the house. Make another member administrator first.',
}
