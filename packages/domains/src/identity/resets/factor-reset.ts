import type { Tx } from '@rose-ash/shared/db/client'
import type { OpenReset } from '@rose-ash/shared/protocols/resets'

/** The reset of a member that is neither carried out nor stopped. */
export async function findOpenReset(tx: Tx, memberId: string): Promise<OpenReset | undefined> {
  const select = { id: true, requestedById: true, requestedAt: true, dueAt: true }
  return (await tx.factorReset.findFirst({ where: { memberId, doneAt: null, stoppedAt: null }, select })) ?? undefined
}

/** The members whose reset waits for a second administrator who is neither the member nor who asked. */
export async function listWaitingResets(tx: Tx, forId: string): Promise<readonly string[]> {
  const open = { doneAt: null, stoppedAt: null, dueAt: null }
  const rows = await tx.factorReset.findMany({
    where: { ...open, memberId: { not: forId }, requestedById: { not: forId } },
    orderBy: { requestedAt: 'asc' },
    select: { memberId: true },
  })
  return rows.map(({ memberId }) => memberId)
}

/** Until the transaction ends nobody else changes the resets of a member, so that of two at once one is made. */
export async function lockResets(tx: Tx, memberId: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext(${`identity.reset:${memberId}`}))::text`
}
