import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { appendAudit } from '../audit/append-audit.ts'

/** What stewards wrote about a member, never shown to others; empty when there is nothing. */
export async function readNote(tx: Tx, memberId: string): Promise<string> {
  return (await tx.member.findUnique({ where: { id: memberId }, select: { note: true } }))?.note ?? ''
}

/** Keeps the words about a member on their row only, so that they go with it: the audit says only that they changed. Idempotent. */
export async function writeNote(
  deps: Pick<ServiceDeps, 'clock'>,
  tx: Tx,
  { memberId, note, byId }: { memberId: string; note: string; byId: string },
): Promise<void> {
  const { count } = await tx.member.updateMany({
    where: { id: memberId, status: { not: 'deleted' }, note: { not: note } },
    data: { note },
  })
  if (count === 0) return
  await appendAudit(deps, tx, {
    actorId: byId,
    action: 'member.noted',
    subjectType: 'member',
    subjectId: memberId,
    details: {},
  })
}
