import { createHash } from 'node:crypto'
import type { Prisma, Tx } from '@rose-ash/shared/db/client'
import type { AuditFact } from '@rose-ash/shared/protocols/audit'
import type { ServiceDeps } from '../../deps/service-deps.ts'

/** The previous hash of the first entry. */
export const GENESIS = '0'.repeat(64)

/** Appends an entry to the audit log. Its hash covers the hash of the previous entry, so that changes and gaps can be detected. */
export async function appendAudit({ clock }: Pick<ServiceDeps, 'clock'>, tx: Tx, fact: AuditFact): Promise<void> {
  // A hash chain needs one writer at a time; the lock ends with the transaction.
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('account.audit'))::text`
  const last = await tx.auditEntry.findFirst({ orderBy: { seq: 'desc' }, select: { hash: true } })
  const previousHash = last?.hash ?? GENESIS
  const at = clock.now()
  await tx.auditEntry.create({
    data: {
      ...fact,
      details: fact.details as Prisma.InputJsonObject,
      at,
      previousHash,
      hash: auditHash({ ...fact, at, previousHash }),
    },
  })
}

/** The hash of one entry: SHA-256 over its fields in a fixed order, details with their keys sorted. */
export function auditHash(
  entry: Omit<AuditFact, 'subjectType'> & { subjectType: string; at: Date; previousHash: string },
): string {
  const { previousHash, at, actorId, action, subjectType, subjectId, details } = entry
  const text = JSON.stringify([
    previousHash,
    at.toISOString(),
    actorId,
    action,
    subjectType,
    subjectId,
    sorted(details),
  ])
  return createHash('sha256').update(text).digest('hex')
}

/** Sorts the keys: jsonb does not keep their order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}
