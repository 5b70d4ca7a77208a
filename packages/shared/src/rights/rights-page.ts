import { rightsTable } from './rights-table.ts'
import { MEMBER_ROLES } from './roles.ts'

/** The table of who may what as a Markdown table: docs/rights.md holds it. */
export function rightsPage(): string {
  const head = ['may', ...MEMBER_ROLES.map((role) => role), 'and only']
  const rows = rightsTable().map(({ words, roles, condition }) => [
    words,
    ...MEMBER_ROLES.map((role) => (roles[role] ? 'yes' : '')),
    condition,
  ])
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
