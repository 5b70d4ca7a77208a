import { ROLE_WORDS } from '@rose-ash/server/views/words/role-words'
import type { RightsRow } from '@rose-ash/shared/rights/rights-table'
import { MEMBER_ROLES } from '@rose-ash/shared/rights/roles'

/** The table of rights as rows of cells, and the roles in a sentence each. */
export function rolesView(rows: readonly RightsRow[]) {
  return {
    roles: MEMBER_ROLES.map((role) => ({ role, does: ROLE_WORDS[role] })),
    rows: rows.map(({ words, roles, condition }) => ({
      words: words[0]!.toUpperCase() + words.slice(1),
      cells: MEMBER_ROLES.map((role) => ({ role, may: roles[role] })),
      condition,
    })),
  }
}
