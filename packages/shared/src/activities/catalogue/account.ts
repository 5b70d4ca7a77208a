import { z } from 'zod'
import { APP_NAMES } from '../../config/app-name.ts'
import { type ActivityDefinition, defineActivity } from '../define-activity.ts'

const member = z.object({ memberId: z.uuid() })
const newsletterMember = member.extend({ newsletterId: z.uuid(), source: z.string() })

const newsletter = z.object({ newsletterId: z.uuid(), slug: z.string(), isArchived: z.boolean() })
const invitation = z.object({ invitationId: z.uuid() })

/** Every fact the account domain writes to the log. None of them holds an address or a name: those may be deleted, the log may not. */
export const accountActivities: readonly ActivityDefinition[] = [
  defineActivity('account.member.joined', 'internal', member.extend({ source: z.enum(['sign-in', 'import', 'seed']) })),
  defineActivity('account.member.updated', 'internal', member.extend({ fields: z.array(z.string()) }), [
    'federation.refresh-sessions',
    'notifications',
  ]),
  defineActivity(
    'account.member.roles-changed',
    'internal',
    member.extend({ roles: z.array(z.string()), previous: z.array(z.string()) }),
    ['federation.refresh-sessions', 'notifications'],
  ),
  /** For the first time; whatever was attached to the membership before is taken away. */
  defineActivity('account.address.proven', 'internal', member),
  defineActivity('account.member.suspended', 'internal', member.extend({ reason: z.string() })),
  defineActivity(
    'account.session.started',
    'internal',
    member.extend({
      sessionUid: z.string(),
      methods: z.array(z.string()),
      /** They were signed in before, and never with such a browser; older rows do not say. */
      isNewDevice: z.boolean().optional(),
    }),
    ['notifications'],
  ),
  defineActivity(
    'account.session.ended',
    'internal',
    member.extend({
      sessionUid: z.string(),
      reason: z.enum(['signed-out', 'revoked', 'suspended', 'expired', 'deleted']),
      /** Every application that took part in the session, with the sid it knows the session by. */
      clients: z.array(z.object({ clientId: z.string(), sid: z.string() })),
    }),
    APP_NAMES.map((app) => `federation.send-logout-${app}`),
  ),
  defineActivity('account.member.resumed', 'internal', member),
  defineActivity('account.member.deleted', 'internal', member, ['notifications']),
  defineActivity('account.deletion.requested', 'internal', member, ['notifications']),
  defineActivity('account.deletion.cancelled', 'internal', member, ['notifications']),
  defineActivity('account.export.requested', 'internal', member.extend({ exportId: z.uuid() })),
  defineActivity('account.export.finished', 'internal', member.extend({ exportId: z.uuid() }), ['notifications']),
  defineActivity('account.export.expired', 'internal', member.extend({ exportId: z.uuid() })),
  defineActivity(
    'account.credential.added',
    'internal',
    member.extend({ kind: z.enum(['passkey', 'totp', 'recovery-codes']) }),
    ['notifications'],
  ),
  defineActivity(
    'account.credential.removed',
    'internal',
    member.extend({ kind: z.enum(['passkey', 'totp', 'all']) }),
    ['notifications'],
  ),
  defineActivity('account.credential.renamed', 'internal', member.extend({ kind: z.enum(['passkey']) })),
  defineActivity('account.invitation.sent', 'internal', invitation.extend({ roles: z.array(z.string()) })),
  defineActivity(
    'account.invitation.accepted',
    'internal',
    invitation.extend({ memberId: z.uuid(), invitedById: z.uuid().nullable() }),
    ['notifications'],
  ),
  defineActivity('account.invitation.revoked', 'internal', invitation),
  /** An application of somebody else, by the name its makers gave it. */
  defineActivity('account.client.registered', 'internal', z.object({ clientId: z.string(), name: z.string() })),
  defineActivity(
    'account.consent.given',
    'internal',
    member.extend({ clientId: z.string(), scopes: z.array(z.string()) }),
  ),
  defineActivity('account.consent.withdrawn', 'internal', member.extend({ clientId: z.string() })),
  defineActivity('account.newsletter.created', 'internal', newsletter),
  defineActivity('account.newsletter.updated', 'internal', newsletter),
  defineActivity('account.newsletter.subscribed', 'internal', newsletterMember),
  /** An issue has gone to everybody who gets it. */
  defineActivity(
    'account.newsletter.sent',
    'internal',
    z.object({ sendId: z.uuid(), newsletterId: z.uuid(), recipientCount: z.number().int() }),
  ),
  defineActivity('account.newsletter.unsubscribed', 'internal', newsletterMember),
]
