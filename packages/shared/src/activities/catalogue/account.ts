import { z } from 'zod'
import { defineActivity } from '../define-activity.ts'

const member = z.object({ memberId: z.uuid() })
const newsletterMember = member.extend({ newsletterId: z.uuid(), source: z.string() })

const newsletter = z.object({ newsletterId: z.uuid(), slug: z.string(), isArchived: z.boolean() })
const invitation = z.object({ invitationId: z.uuid() })
const memberExport = member.extend({ exportId: z.uuid() })

const session = member.extend({
  sessionUid: z.string(),
  methods: z.array(z.string()),
  /** The member had signed in before, and never with such a browser; older rows do not say. */
  isNewDevice: z.boolean().optional(),
})

const endedSession = member.extend({
  sessionUid: z.string(),
  reason: z.enum(['signed-out', 'revoked', 'suspended', 'expired', 'deleted']),
  /** Every application that took part in the session, with the sid it knows the session by. */
  clients: z.array(z.object({ clientId: z.string(), sid: z.string() })),
})

export const memberJoined = defineActivity('account.member.joined', {
  visibility: 'internal',
  payload: member.extend({ source: z.enum(['sign-in', 'import', 'seed']) }),
})

export const memberUpdated = defineActivity('account.member.updated', {
  visibility: 'internal',
  payload: member.extend({ fields: z.array(z.string()) }),
})

export const memberRolesChanged = defineActivity('account.member.roles-changed', {
  visibility: 'internal',
  payload: member.extend({ roles: z.array(z.string()), previous: z.array(z.string()) }),
})

/** For the first time; credentials attached before are taken away. */
export const addressProven = defineActivity('account.address.proven', { visibility: 'internal', payload: member })

export const memberSuspended = defineActivity('account.member.suspended', {
  visibility: 'internal',
  payload: member.extend({ reason: z.string() }),
})

export const memberResumed = defineActivity('account.member.resumed', { visibility: 'internal', payload: member })

export const memberDeleted = defineActivity('account.member.deleted', { visibility: 'internal', payload: member })

export const sessionStarted = defineActivity('account.session.started', { visibility: 'internal', payload: session })

export const sessionEnded = defineActivity('account.session.ended', { visibility: 'internal', payload: endedSession })

export const deletionRequested = defineActivity('account.deletion.requested', {
  visibility: 'internal',
  payload: member,
})

export const deletionCancelled = defineActivity('account.deletion.cancelled', {
  visibility: 'internal',
  payload: member,
})

export const exportRequested = defineActivity('account.export.requested', {
  visibility: 'internal',
  payload: memberExport,
})

export const exportFinished = defineActivity('account.export.finished', {
  visibility: 'internal',
  payload: memberExport,
})

export const exportExpired = defineActivity('account.export.expired', { visibility: 'internal', payload: memberExport })

export const credentialAdded = defineActivity('account.credential.added', {
  visibility: 'internal',
  payload: member.extend({ kind: z.enum(['passkey', 'totp', 'recovery-codes']) }),
})

export const credentialRemoved = defineActivity('account.credential.removed', {
  visibility: 'internal',
  payload: member.extend({ kind: z.enum(['passkey', 'totp', 'all']) }),
})

export const credentialRenamed = defineActivity('account.credential.renamed', {
  visibility: 'internal',
  payload: member.extend({ kind: z.enum(['passkey']) }),
})

export const invitationSent = defineActivity('account.invitation.sent', {
  visibility: 'internal',
  payload: invitation.extend({ roles: z.array(z.string()) }),
})

export const invitationAccepted = defineActivity('account.invitation.accepted', {
  visibility: 'internal',
  payload: invitation.extend({ memberId: z.uuid(), invitedById: z.uuid().nullable() }),
})

export const invitationRevoked = defineActivity('account.invitation.revoked', {
  visibility: 'internal',
  payload: invitation,
})

/** An application that is not ours, by the name its makers gave it. */
export const clientRegistered = defineActivity('account.client.registered', {
  visibility: 'internal',
  payload: z.object({ clientId: z.string(), name: z.string() }),
})

export const consentGiven = defineActivity('account.consent.given', {
  visibility: 'internal',
  payload: member.extend({ clientId: z.string(), scopes: z.array(z.string()) }),
})

export const consentWithdrawn = defineActivity('account.consent.withdrawn', {
  visibility: 'internal',
  payload: member.extend({ clientId: z.string() }),
})

export const newsletterCreated = defineActivity('account.newsletter.created', {
  visibility: 'internal',
  payload: newsletter,
})

export const newsletterUpdated = defineActivity('account.newsletter.updated', {
  visibility: 'internal',
  payload: newsletter,
})

export const newsletterSubscribed = defineActivity('account.newsletter.subscribed', {
  visibility: 'internal',
  payload: newsletterMember,
})

export const newsletterUnsubscribed = defineActivity('account.newsletter.unsubscribed', {
  visibility: 'internal',
  payload: newsletterMember,
})

/** The newsletter has gone to all its subscribers. */
export const newsletterSent = defineActivity('account.newsletter.sent', {
  visibility: 'internal',
  payload: z.object({ sendId: z.uuid(), newsletterId: z.uuid(), recipientCount: z.number().int() }),
})

/** Every fact that the account domain writes to the log. None holds an address or a name: those may be deleted, rows of the log may not. */
export const accountActivities = [
  memberJoined,
  memberUpdated,
  memberRolesChanged,
  addressProven,
  memberSuspended,
  memberResumed,
  memberDeleted,
  sessionStarted,
  sessionEnded,
  deletionRequested,
  deletionCancelled,
  exportRequested,
  exportFinished,
  exportExpired,
  credentialAdded,
  credentialRemoved,
  credentialRenamed,
  invitationSent,
  invitationAccepted,
  invitationRevoked,
  clientRegistered,
  consentGiven,
  consentWithdrawn,
  newsletterCreated,
  newsletterUpdated,
  newsletterSubscribed,
  newsletterUnsubscribed,
  newsletterSent,
] as const
