import type { Tx } from '@rose-ash/shared/db/client'
import { hashToken } from '@rose-ash/shared/secrets/hash-token'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { newProofSecrets } from '../../identity/proofs/proof-secrets.ts'
import { noteSending, type SentInvitation } from './invite-member.ts'

interface ResentInvitation extends SentInvitation {
  readonly email: string
  readonly roles: readonly string[]
  readonly message: string
}

/**
 * Renews an invitation that nobody has accepted or taken back, for as many days as it had: by a new link, which ends the former one, since
 * only its hash is kept. From now on it counts as sent by whoever sends it again. Undefined when it is not open.
 */
export async function resendInvitation(
  deps: Pick<ServiceDeps, 'activities' | 'clock'>,
  tx: Tx,
  { invitationId, byId }: { invitationId: string; byId: string },
): Promise<ResentInvitation | undefined> {
  const now = deps.clock.now()
  const waiting = { id: invitationId, acceptedAt: null, revokedAt: null }
  const before = await tx.invitation.findFirst({ where: waiting, select: { sentAt: true, expiresAt: true } })
  if (!before) return undefined
  const { token } = newProofSecrets()
  const expiresAt = new Date(now.getTime() + before.expiresAt.getTime() - before.sentAt.getTime())
  const [row] = await tx.invitation.updateManyAndReturn({
    where: waiting,
    data: { tokenHash: hashToken(token), invitedById: byId, sentAt: now, expiresAt },
    select: { email: true, roles: true, message: true },
  })
  if (!row) return undefined
  await noteSending(deps, tx, { action: 'invitation.resent', invitationId, roles: row.roles, byId })
  return { ...row, invitationId, token, expiresAt }
}
