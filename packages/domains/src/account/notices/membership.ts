import { invitationAccepted, memberRolesChanged, memberUpdated } from '@rose-ash/shared/activities/catalogue/account'
import { defineNotice } from '@rose-ash/shared/notices/define-notice'
import { toMember } from './to-member.ts'

/** Notices about a member's address and roles, and about accepted invitations. */
export const membershipNotices = [
  defineNotice({
    kind: 'email-changed',
    on: memberUpdated,
    to: ({ object }) => (object.fields.includes('email') ? toMember(object, {}) : undefined),
    words: () => ({
      title: 'Your e-mail address was changed',
      text: 'Letters and sign-in links go to the new one.',
      href: '/profile',
    }),
  }),
  defineNotice({
    kind: 'roles-changed',
    on: memberRolesChanged,
    to: ({ object, actorId }) => (actorId === object.memberId ? undefined : toMember(object, { roles: object.roles })),
    words: ({ roles }) => ({
      title: 'What you do here was changed',
      text: [
        `Your roles: ${roles.filter((role) => role !== 'member').join(', ') || 'member'}.`,
        ...(roles.includes('cooperator') ? ['You belong to the co-op: members’ posts and prices are yours.'] : []),
      ].join(' '),
      href: '/',
    }),
  }),
  defineNotice({
    kind: 'invitation-accepted',
    on: invitationAccepted,
    to: ({ object: { memberId, invitedById } }) =>
      invitedById ? toMember({ memberId: invitedById }, { memberId }) : undefined,
    words: ({ memberId }, { nameOf }) => ({
      title: `${nameOf(memberId)} accepted your invitation`,
      text: 'They can do what you invited them for.',
      href: '/invitations',
    }),
  }),
]
