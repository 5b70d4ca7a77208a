import type { MemberExistsError } from '@rose-ash/domains/account/members/add-member'
import type { LastAdministratorError } from '@rose-ash/domains/account/roles/assert-another-administrator'

/** The words for a refused change of roles or suspension. */
export const MEMBER_REFUSALS: Readonly<Record<LastAdministratorError['code'], string>> = {
  last_administrator: 'Somebody has to be the administrator. Give the role to another member first.',
}

/** The words beside the forms for roles. */
export const ROLE_FORM_WORDS = {
  roles: 'Choose from the roles that are listed.',
  until: 'Write a day, such as 2026-11-28, or leave it empty.',
  why: 'Keep it under 200 characters.',
} as const

/** What is said of a last day that has passed. */
export const DAY_IS_OVER = 'That day is over. Choose a later one, or leave it empty.'

/** The words for an address that somebody else has. */
export const MEMBER_EXISTS: Readonly<Record<MemberExistsError['code'], string>> = {
  member_exists: 'Somebody is a member with this address already.',
}

/** The words for a note that cannot be kept. */
export const NOTE_WORDS = { note: 'Keep the note under 2,000 characters. Nothing was changed.' } as const

/** The words for a reason that cannot be written down. */
export const SUSPENSION_WORDS = { reason: 'Keep the reason under 200 characters. Nothing was changed.' }
