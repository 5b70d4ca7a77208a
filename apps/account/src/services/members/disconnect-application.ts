import { appendAudit } from '@rose-ash/domains/account/audit/append-audit'
import type { AppContext } from '../../context.ts'

interface Disconnect {
  readonly memberId: string
  readonly clientId: string
  readonly byId: string
}

/** Takes back what a member let an application know, and writes who did it into the audit. False when it knew nothing. */
export function disconnectApplication(
  ctx: Pick<AppContext, 'clock' | 'services' | 'transact'>,
  { memberId, clientId, byId }: Disconnect,
): Promise<boolean> {
  return ctx.transact(async (tx) => {
    const isWithdrawn = await ctx.services.identity.withdrawConsent(tx, { memberId, clientId })
    if (isWithdrawn)
      await appendAudit(ctx, tx, {
        actorId: byId,
        action: 'application.disconnected',
        subjectType: 'member',
        subjectId: memberId,
        details: { application: clientId },
      })
    return isWithdrawn
  })
}
