import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../deps/service-deps.ts'

interface UsePasskey {
  passkeyId: string
  signatureCount: number
}

/**
 * Notes a signature (WebAuthn Level 3, section 7.2, step 22). The counter must have moved on since the last one, decided in one
 * statement; passkeys that travel between devices do not count and stay at 0.
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
