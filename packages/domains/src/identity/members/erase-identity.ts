import type { Tx } from '@rose-ash/shared/db/client'
import type { ErasedMember } from '@rose-ash/shared/protocols/member-data'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { endSessions } from '../sessions/end-session.ts'

/** Ends the member's sessions and deletes their credentials, proofs and consents. The rows of ended sessions stay, without the browser's name. */
export async function eraseIdentity(
  deps: Pick<ServiceDeps, 'activities' | 'clock' | 'site'>,
  tx: Tx,
  { memberId, addresses }: Pick<ErasedMember, 'memberId' | 'addresses'>,
): Promise<void> {
  const where = { memberId }
  await endSessions(deps, tx, { memberId, reason: 'deleted' })
  await tx.emailProof.deleteMany({ where: { OR: [where, { email: { in: [...addresses] } }] } })
  await tx.oidcPayload.deleteMany({ where })
  await tx.passkey.deleteMany({ where })
  await tx.totpSecret.deleteMany({ where })
  await tx.recoveryCode.deleteMany({ where })
  await tx.factorReset.deleteMany({ where })
  await tx.memberSession.updateMany({ where, data: { userAgent: '', network: '' } })
}
