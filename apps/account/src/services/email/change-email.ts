import { confirmEmailChange, requestEmailChange } from '@rose-ash/domains/account/rights/change-email'
import { limitUse } from '@rose-ash/server/http/rate-limit'
import { refreshMemberSessions } from '@rose-ash/server/sign-on/member-sessions'
import { toSignedInMember } from '@rose-ash/server/sign-on/to-signed-in-member'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import type { AppContext } from '../../context.ts'

const PER_MEMBER = { name: 'email-change', limit: 5, windowSeconds: 3600 }

interface AskForEmail {
  readonly member: { readonly id: string; readonly name: string }
  readonly newEmail: string
}

/** Sends a link to the new address, which completes the change. Throws ValidationError, RateLimitedError. */
export async function askForEmail(ctx: AppContext, { member, newEmail }: AskForEmail): Promise<void> {
  await limitUse(ctx, PER_MEMBER, member.id)
  await ctx.transact(async (tx) => {
    const { proofId, token } = await requestEmailChange(ctx, tx, { memberId: member.id, newEmail })
    await ctx.mail.enqueue(tx, {
      to: newEmail.trim(),
      template: 'email-change',
      data: {
        name: member.name,
        coop: ctx.site.coop.name,
        href: publicUrl(ctx.config, 'account', `/profile/email/confirmation?t=${token}`),
      },
      idempotencyKey: `email-change:${proofId}`,
    })
  })
}

/** Completes the change and notifies the old address, so that a hijacked account is noticed. */
export async function confirmEmail(
  ctx: AppContext,
  { memberId, token }: { memberId: string; token: string },
): Promise<'changed' | 'useless' | 'taken'> {
  const outcome = await ctx.transact(async (tx) => {
    const change = await confirmEmailChange(ctx, tx, { memberId, token })
    if (change.result === 'changed')
      await ctx.mail.enqueue(tx, {
        to: change.previousEmail,
        template: 'email-changed',
        data: { name: change.member.name, coop: ctx.site.coop.name, writeTo: ctx.site.coop.email },
        idempotencyKey: `email-changed:${token.slice(0, 16)}`,
      })
    return change
  })
  if (outcome.result === 'changed') await refreshMemberSessions(ctx.redis, toSignedInMember(outcome.member))
  return outcome.result
}
