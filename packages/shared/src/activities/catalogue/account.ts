import { z } from 'zod'
import { ENTRIES, POSTS } from '../../freshness/keys.ts'
import { defineActivity } from '../define-activity.ts'
import { touchesMember } from '../touches.ts'

const member = z.object({ memberId: z.uuid() })
const newsletterMember = member.extend({ newsletterId: z.uuid(), source: z.string() })

const newsletter = z.object({ newsletterId: z.uuid(), slug: z.string(), isArchived: z.boolean() })
const invitation = z.object({ invitationId: z.uuid() })
const memberExport = member.extend({ exportId: z.uuid() })

const reset = member.extend({ resetId: z.uuid() })

const session = member.extend({
  sessionUid: z.string(),
  methods: z.array(z.string()),
  /** True when the member had signed in before, but never with this kind of browser; absent in older rows. */
  isNewDevice: z.boolean().optional(),
})

const endedSession = member.extend({
  sessionUid: z.string(),
  reason: z.enum(['signed-out', 'revoked', 'suspended', 'expired', 'deleted']),
  /** Every application that was signed in through the session, with its own `sid` for the session. */
  clients: z.array(z.object({ clientId: z.string(), sid: z.string() })),
})

export const memberJoined = defineActivity('account.member.joined', {
  visibility: 'internal',
  payload: member.extend({ source: z.enum(['sign-in', 'import', 'seed', 'desk']) }),
})

export const memberUpdated = defineActivity('account.member.updated', {
  visibility: 'internal',
  payload: member.extend({ fields: z.array(z.string()) }),
})

export const memberRolesChanged = defineActivity('account.member.roles-changed', {
  visibility: 'internal',
  payload: member.extend({ roles: z.array(z.string()), previous: z.array(z.string()) }),
})

/** Written at the first proof only. Credentials that were attached before it are removed. */
export const addressProven = defineActivity('account.address.proven', { visibility: 'internal', payload: member })

export const memberSuspended = defineActivity('account.member.suspended', {
  visibility: 'internal',
  payload: member.extend({ reason: z.string() }),
})

export const memberResumed = defineActivity('account.member.resumed', { visibility: 'internal', payload: member })

/** An author's page and the organisers of an entry name the member no longer. */
export const memberDeleted = defineActivity('account.member.deleted', {
  visibility: 'internal',
  payload: member,
  touches: (fact) => [...touchesMember(fact), POSTS, ENTRIES],
})

export const sessionStarted = defineActivity('account.session.started', { visibility: 'internal', payload: session })

export const sessionEnded = defineActivity('account.session.ended', { visibility: 'internal', payload: endedSession })

/** An application of another organisation must be told that a session has ended: one for each, so that each is tried by itself. */
export const logoutOwed = defineActivity('account.logout.owed', {
  visibility: 'internal',
  payload: member.extend({ clientId: z.string(), sid: z.string() }),
})

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
  payload: member.extend({
    kind: z.enum(['passkey', 'totp', 'recovery-codes']),
    /** True of recovery codes that came with another credential, whose fact is told. */
    isPartOfAnother: z.boolean().optional(),
  }),
})

export const credentialRemoved = defineActivity('account.credential.removed', {
  visibility: 'internal',
  payload: member.extend({ kind: z.enum(['passkey', 'totp', 'all']) }),
})

export const credentialRenamed = defineActivity('account.credential.renamed', {
  visibility: 'internal',
  payload: member.extend({ kind: z.enum(['passkey']) }),
})

export const recoveryCodeUsed = defineActivity('account.code.used', {
  visibility: 'internal',
  payload: member.extend({ left: z.number().int() }),
})

/** The member says that something in their account was not done by them, or takes a change of address back. */
export const alarmRaised = defineActivity('account.alarm.raised', {
  visibility: 'internal',
  payload: member.extend({ hasNewAddress: z.boolean() }),
})

/** The reset of a lost second factor: one administrator asked for it. */
export const resetRequested = defineActivity('account.reset.requested', { visibility: 'internal', payload: reset })

/** A second administrator confirmed it, or the operator asked: it is carried out at `dueAt` unless it is stopped. */
export const resetConfirmed = defineActivity('account.reset.confirmed', {
  visibility: 'internal',
  payload: reset.extend({ dueAt: z.iso.datetime() }),
})

export const resetStopped = defineActivity('account.reset.stopped', { visibility: 'internal', payload: reset })

export const resetDone = defineActivity('account.reset.done', { visibility: 'internal', payload: reset })

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

/** An application of another organisation, with the name that its makers gave it. */
export const clientRegistered = defineActivity('account.client.registered', {
  visibility: 'internal',
  payload: z.object({ clientId: z.string(), name: z.string() }),
})

/** Whoever a limit had stopped may ask again. The hit holds the address, in a store that forgets. */
export const limitLifted = defineActivity('account.limit.lifted', {
  visibility: 'internal',
  payload: z.object({ hitId: z.uuid(), limit: z.string() }),
})

/** `withdrawn`: by itself (RFC 7592). */
export const clientChanged = defineActivity('account.client.changed', {
  visibility: 'internal',
  payload: z.object({
    clientId: z.string(),
    change: z.enum(['settings', 'secret', 'disabled', 'enabled', 'withdrawn']),
  }),
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

/** An issue was sent to all subscribers of the newsletter. */
export const newsletterSent = defineActivity('account.newsletter.sent', {
  visibility: 'internal',
  payload: z.object({ sendId: z.uuid(), newsletterId: z.uuid(), recipientCount: z.number().int() }),
})

/** Every activity that the account domain writes. None holds an e-mail address or a name: those must be deletable, and rows of the log never are. */
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
  logoutOwed,
  deletionRequested,
  deletionCancelled,
  exportRequested,
  exportFinished,
  exportExpired,
  credentialAdded,
  credentialRemoved,
  credentialRenamed,
  recoveryCodeUsed,
  alarmRaised,
  resetRequested,
  resetConfirmed,
  resetStopped,
  resetDone,
  invitationSent,
  invitationAccepted,
  invitationRevoked,
  clientRegistered,
  limitLifted,
  clientChanged,
  consentGiven,
  consentWithdrawn,
  newsletterCreated,
  newsletterUpdated,
  newsletterSubscribed,
  newsletterUnsubscribed,
  newsletterSent,
] as const
