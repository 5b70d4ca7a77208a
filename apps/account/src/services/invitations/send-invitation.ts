import { inviteMember, type SentInvitation } from '@rose-ash/domains/account/invitations/invite-member'
import { resendInvitation } from '@rose-ash/domains/account/invitations/resend-invitation'
import { type NoNeedToInvite, whyNotInvite } from '@rose-ash/domains/account/invitations/why-not-invite'
import { limitUse } from '@rose-ash/server/http/rate-limit'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import type { Tx } from '@rose-ash/shared/db/client'
import type { MemberRole } from '@rose-ash/shared/protocols/member'
import type { AppContext } from '../../context.ts'

interface Sender {
  readonly id: string
  readonly name: string
}

interface SendInvitation {
  readonly email: string
  readonly roles: readonly MemberRole[]
  readonly message: string
  readonly days: number
  readonly by: Sender
}

const PER_ADMINISTRATOR = { name: 'invitations', limit: 600, windowSeconds: 3600 }

/**
 * Invites a person by a letter; they get the roles when they accept. Whom an invitation would give nothing is left alone, so that the same
 * form may be sent again. Throws RateLimitedError.
 */
export async function sendInvitation(
  ctx: AppContext,
  { email, roles, message, days, by }: SendInvitation,
): Promise<NoNeedToInvite | 'invited'> {
  const needless = await whyNotInvite(ctx, ctx.db, { email, roles })
  if (needless) return needless
  await limitUse(ctx, PER_ADMINISTRATOR, by.id)
  await ctx.transact(async (tx) => {
    const sent = await inviteMember(ctx, tx, { email, roles, message, days, byId: by.id })
    await sendLetter(ctx, tx, { ...sent, email, roles, message, by })
  })
  return 'invited'
}

/** Sends an invitation again, which ends the link of its former letter; false when it is not open any more. Throws RateLimitedError. */
export async function sendInvitationAgain(
  ctx: AppContext,
  { invitationId, by }: { invitationId: string; by: Sender },
): Promise<boolean> {
  await limitUse(ctx, PER_ADMINISTRATOR, by.id)
  return ctx.transact(async (tx) => {
    const sent = await resendInvitation(ctx, tx, { invitationId, byId: by.id })
    if (sent) await sendLetter(ctx, tx, { ...sent, by })
    return sent !== undefined
  })
}

interface Letter extends SentInvitation {
  readonly email: string
  readonly roles: readonly string[]
  readonly message: string
  readonly by: Sender
}

async function sendLetter(ctx: AppContext, tx: Tx, letter: Letter): Promise<void> {
  const { invitationId, token, expiresAt, email, roles, message, by } = letter
  await ctx.mail.enqueue(tx, {
    to: email,
    template: 'invitation',
    data: {
      coop: ctx.site.coop.name,
      by: by.name,
      roles,
      message: message.split(/[\r\n]+/).filter(Boolean),
      day: ctx.site.day(expiresAt),
      href: publicUrl(ctx.config, 'account', `/welcome/${token}`),
    },
    idempotencyKey: `invitation:${invitationId}:${expiresAt.getTime()}`,
  })
}
