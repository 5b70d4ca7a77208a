import { makeLetterLink } from '@rose-ash/domains/account/alarms/letter-links'
import { appendAudit } from '@rose-ash/domains/account/audit/append-audit'
import {
  confirmEmailChange,
  type EmailChangeOutcome,
  requestEmailChange,
} from '@rose-ash/domains/account/rights/change-email'
import { limitUse } from '@rose-ash/server/http/rate-limit'
import { refreshMemberSessions } from '@rose-ash/server/sign-on/session/member-sessions'
import { toSignedInMember } from '@rose-ash/server/sign-on/session/to-signed-in-member'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import type { Tx } from '@rose-ash/shared/db/client'
import type { AppContext } from '../../context.ts'
import { sendSecurityLetter } from '../letters/send-security-letter.ts'

type Changed = Extract<EmailChangeOutcome, { result: 'changed' }>

const DAY_MS = 24 * 3600_000
const PER_MEMBER = { name: 'email-change', limit: 5, windowSeconds: 3600 }

interface AskForEmail {
  readonly member: { readonly id: string; readonly name: string }
  readonly newEmail: string
  /** The administrator who asks; absent when the member does. */
  readonly byId?: string
}

/** Sends a link to the new address, which completes the change. Throws ValidationError, RateLimitedError. */
export async function askForEmail(ctx: AppContext, { member, newEmail, byId }: AskForEmail): Promise<void> {
  await limitUse(ctx, PER_MEMBER, member.id)
  await ctx.transact(async (tx) => {
    const { proofId, token } = await requestEmailChange(ctx, tx, { memberId: member.id, newEmail })
    await ctx.mail.enqueue(tx, {
      to: newEmail.trim(),
      template: 'email-change',
      data: {
        name: member.name,
        coop: ctx.site.coop.name,
        isByMember: byId === undefined,
        href: publicUrl(ctx.config, 'account', `/profile/email/confirmation?t=${token}`),
      },
      idempotencyKey: `email-change:${proofId}`,
    })
    if (byId) await appendAudit(ctx, tx, { ...asked(member.id), actorId: byId })
  })
}

function asked(subjectId: string) {
  return { action: 'email.asked', subjectType: 'member', subjectId, details: {} } as const
}

/** Completes the change and tells both addresses; the former one can take it back for some days. */
export async function confirmEmail(
  ctx: AppContext,
  { memberId, token }: { memberId: string; token: string },
): Promise<'changed' | 'useless' | 'taken'> {
  const outcome = await ctx.transact(async (tx) => {
    const change = await confirmEmailChange(ctx, tx, { memberId, token })
    if (change.result === 'changed') await tellBoth(ctx, tx, change)
    return change
  })
  if (outcome.result === 'changed') await refreshMemberSessions(ctx.redis, toSignedInMember(outcome.member))
  return outcome.result
}

async function tellBoth(ctx: AppContext, tx: Tx, { member, previousEmail }: Changed): Promise<void> {
  const { config, site } = ctx
  const at = ctx.clock.now()
  const lifetimeMs = site.changedAddress.undoDays * DAY_MS
  const link = { memberId: member.id, email: previousEmail, link: 'undo-address', lifetimeMs, aboutAt: at } as const
  const { proofId, token } = await makeLetterLink(ctx, tx, link)
  await ctx.mail.enqueue(tx, {
    to: previousEmail,
    template: 'email-changed',
    data: {
      name: member.name,
      coop: site.coop.name,
      writeTo: site.coop.email,
      until: site.day(new Date(at.getTime() + lifetimeMs)),
      undoHref: publicUrl(config, 'account', `/former-address?t=${token}`),
    },
    idempotencyKey: `email-changed:${proofId}`,
  })
  await sendSecurityLetter(ctx, tx, { memberId: member.id, kind: 'new-address', at, id: proofId })
}
