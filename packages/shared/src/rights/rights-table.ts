import { ACTS, type Act, type ActName } from './acts.ts'
import { PROOF_DEMANDS } from './proof-policy.ts'
import { MEMBER_ROLES, type MemberRole } from './roles.ts'

export interface RightsRow {
  readonly act: ActName
  /** "change what a product costs" */
  readonly words: string
  readonly roles: Readonly<Record<MemberRole, boolean>>
  /** A condition or exception: "their own market’s only". */
  readonly condition: string
}

/** The table of rights for pages and commands, one row for each act. Made from ACTS, which the guards check too. */
export function rightsTable(): readonly RightsRow[] {
  return (Object.entries(ACTS) as [ActName, Act][]).map(([act, { roles, words, owners, proof }]) => ({
    act,
    words,
    roles: Object.fromEntries(
      MEMBER_ROLES.map((role) => [role, role === 'administrator' || roles.includes(role) || roles.includes('member')]),
    ) as Record<MemberRole, boolean>,
    condition: [
      owners === 'required' && 'only what is theirs',
      owners === 'enough' && 'an owner without the role, too',
      'words' in PROOF_DEMANDS[proof] && PROOF_DEMANDS[proof].words,
    ]
      .filter(Boolean)
      .join('; '),
  }))
}
