import { givenName, type Member } from '@rose-ash/shared/protocols/member'
import type { Site } from '@rose-ash/shared/site/site'

/** The head of the list of members as a table to take along. */
export const MEMBER_COLUMNS = [
  'Name',
  'Address',
  'Address proven',
  'Handle',
  'Roles',
  'Belongs to the co-op',
  'Resting',
  'Member since',
  'Last signed in',
]

/** A member as cells under that head. */
export function memberCells(site: Site, member: Member): readonly string[] {
  const yes = (is: boolean) => (is ? 'yes' : 'no')
  return [
    givenName(member),
    member.email,
    yes(member.isEmailVerified),
    member.handle ?? '',
    member.roles.filter((role) => role !== 'member').join(' '),
    yes(member.roles.includes('cooperator')),
    yes(member.status === 'suspended'),
    site.parts(member.createdAt).date,
    member.lastSignedInAt ? site.parts(member.lastSignedInAt).date : '',
  ]
}
