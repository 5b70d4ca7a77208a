import type { Tx } from '@rose-ash/shared/db/client'

export interface AuditLine {
  readonly seq: bigint
  readonly at: Date
  readonly actorId: string | null
  readonly action: string
  readonly subjectType: string
  readonly subjectId: string
  readonly details: unknown
}

/** The audit log, newest first; for the next page, give the last `seq`. With a member: what they did, and what was done to them. */
export async function listAudit(
  tx: Tx,
  { before, memberId, limit = 100 }: { before?: bigint; memberId?: string; limit?: number },
): Promise<readonly AuditLine[]> {
  return tx.auditEntry.findMany({
    where: {
      ...(before !== undefined && { seq: { lt: before } }),
      ...(memberId && { OR: [{ actorId: memberId }, { subjectType: 'member', subjectId: memberId }] }),
    },
    orderBy: { seq: 'desc' },
    take: limit,
    omit: { hash: true, previousHash: true },
  })
}
