import { rightsTable } from './rights-table.ts'
import { MEMBER_ROLES } from './roles.ts'

/** The table of rights in Markdown, the content of docs/rights.md. */
export function rightsPage(): string {
  const head = ['may', ...MEMBER_ROLES.map((role) => role), 'and only']
  const rows = rightsTable().map(({ words, roles, condition }) => [
    words,
    ...MEMBER_ROLES.map((role) => (roles[role] ? 'yes' : '')),
    condition,
  ])
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
