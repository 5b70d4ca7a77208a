import type { Tx } from '@rose-ash/shared/db/client'
import type { FailedSignIn } from '@rose-ash/shared/protocols/sign-on'
import { INTERACTION_PURPOSES } from './proof-purposes.ts'

const AT_MOST = 100

/** The newest letters of signing in with wrong codes; never the codes. */
export async function listFailedSignIns(tx: Tx): Promise<readonly FailedSignIn[]> {
  const rows = await tx.emailProof.findMany({
    where: { purpose: { in: [...INTERACTION_PURPOSES] }, attempts: { gt: 0 } },
    orderBy: { createdAt: 'desc' },
    take: AT_MOST,
    select: { id: true, email: true, createdAt: true, requestedFrom: true, attempts: true, consumedAt: true },
  })
  return rows.map(({ createdAt, consumedAt, ...row }) => ({ ...row, at: createdAt, hasSucceeded: consumedAt !== null }))
}
