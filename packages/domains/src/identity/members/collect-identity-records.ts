import type { Tx } from '@rose-ash/shared/db/client'

/** Identity's data about a member. Keys and other secrets are listed with their dates only. */
export async function collectIdentityRecords(
  tx: Tx,
  { memberId, addresses }: { memberId: string; addresses: readonly string[] },
) {
  const where = { memberId }
  const [sessions, passkeys, totp, recoveryCodes, factorResets, connections, signInLetters] = await Promise.all([
    tx.memberSession.findMany({ where, omit: { sessionUid: true } }),
    tx.passkey.findMany({ where, omit: { publicKey: true, signatureCount: true } }),
    tx.totpSecret.findMany({ where, select: { createdAt: true, confirmedAt: true } }),
    tx.recoveryCode.findMany({ where, select: { usedAt: true } }),
    tx.factorReset.findMany({ where, select: { requestedAt: true, dueAt: true, stoppedAt: true, doneAt: true } }),
    tx.oidcPayload.findMany({ where, select: { kind: true, clientId: true, createdAt: true, expiresAt: true } }),
    tx.emailProof.findMany({
      where: { email: { in: [...addresses] } },
      select: { email: true, purpose: true, requestedFrom: true, createdAt: true, consumedAt: true, consumedBy: true },
    }),
  ])
  return { sessions, passkeys, totp, recoveryCodes, factorResets, connections, signInLetters }
}
