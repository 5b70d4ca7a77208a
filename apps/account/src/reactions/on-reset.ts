import { makeLetterLink } from '@rose-ash/domains/account/alarms/letter-links'
import { appendAudit } from '@rose-ash/domains/account/audit/append-audit'
import { findMember } from '@rose-ash/domains/account/members/find-member'
import { createFlowClient } from '@rose-ash/kernel/flows/client/flow-client'
import { defineReaction } from '@rose-ash/kernel/reactions/define-reaction'
import { resetConfirmed, resetDone, resetRequested, resetStopped } from '@rose-ash/shared/activities/catalogue/account'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import type { AppContext } from '../context.ts'

/** Tells the member by letter that their second factor will be reset, with a link that stops it, and starts the flow that waits. */
export const onResetConfirmed = defineReaction({
  name: 'account.begin-reset',
  on: [resetConfirmed],
  handle: async (tx, { object: { memberId, resetId, dueAt } }, ctx: AppContext) => {
    await createFlowClient(ctx).start(tx, 'reset-factor', { memberId, resetId, dueAt }, { idempotencyKey: resetId })
    const member = await findMember(tx, { id: memberId })
    if (!member) return
    const lifetimeMs = new Date(dueAt).getTime() - ctx.clock.now().getTime()
    const link = { memberId, email: member.email, link: 'stop-reset', lifetimeMs, aboutAt: ctx.clock.now() } as const
    const { token } = await makeLetterLink(ctx, tx, link)
    await ctx.mail.enqueue(tx, {
      to: member.email,
      template: 'reset-begun',
      data: {
        name: member.name,
        coop: ctx.site.coop.name,
        when: ctx.site.when(dueAt),
        stopHref: publicUrl(ctx.config, 'account', `/not-lost?t=${token}`),
      },
      idempotencyKey: `reset-begun:${resetId}`,
    })
  },
})

/** Writes each step of a reset to the audit log, whoever took it. */
export const auditResets = defineReaction({
  name: 'account.audit-resets',
  on: [resetRequested, resetConfirmed, resetStopped, resetDone],
  handle: (tx, { type, actorId, object: { memberId } }, ctx: AppContext) =>
    appendAudit(ctx, tx, {
      actorId,
      action: type.replace('account.', ''),
      subjectType: 'member',
      subjectId: memberId,
      details: {},
    }),
})
