import { appendAudit } from '@rose-ash/domains/account/audit/append-audit'
import type { AppContext } from '../../context.ts'

interface SignMemberOut {
  readonly memberId: string
  /** Absent: every device. */
  readonly deviceId?: string
  readonly byId: string
}

/** Signs a member out of one device, or of all, and writes who did it into the audit. Idempotent; returns how many were signed out. */
export async function signMemberOut(
  ctx: Pick<AppContext, 'clock' | 'services' | 'transact'>,
  { memberId, deviceId, byId }: SignMemberOut,
): Promise<number> {
  const { identity } = ctx.services
  return ctx.transact(async (tx) => {
    const devices = (await identity.listDevices(tx, memberId)).filter(({ id }) => !deviceId || id === deviceId)
    for (const { sessionUid } of devices) await identity.endSession(tx, { sessionUid, reason: 'revoked' })
    if (devices.length > 0)
      await appendAudit(ctx, tx, {
        actorId: byId,
        action: 'sessions.ended',
        subjectType: 'member',
        subjectId: memberId,
        details: { count: devices.length },
      })
    return devices.length
  })
}
