import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../deps/service-deps.ts'

interface UsePasskey {
  passkeyId: string
  signatureCount: number
}

/**
 * Records the use of a passkey (WebAuthn Level 3, section 7.2, step 22). The counter must be greater than the last one, checked in one
 * statement; passkeys that are synchronised between devices always send 0.
 */
export async function usePasskey(
  { clock, services }: Pick<ServiceDeps, 'clock' | 'services'>,
  tx: Tx,
  { passkeyId, signatureCount }: UsePasskey,
): Promise<boolean> {
  const used = await tx.passkey.updateManyAndReturn({
    where: {
      id: passkeyId,
      OR: [{ signatureCount: { lt: signatureCount } }, ...(signatureCount === 0 ? [{ signatureCount: 0 }] : [])],
    },
    data: { signatureCount, lastUsedAt: clock.now() },
    select: { memberId: true },
  })
  if (!used[0]) return false
  await services.account.noteSignIn(tx, used[0].memberId)
  return true
}
