import type { Tx } from '@rose-ash/shared/db/client'
import { auditHash, GENESIS } from './append-audit.ts'

const AT_ONCE = 1_000

/** `ok`, or the first entry with a wrong hash. */
export type AuditVerdict =
  | { readonly ok: true; readonly count: number; readonly lastHash: string }
  | { readonly ok: false; readonly count: number; readonly seq: bigint; readonly reason: string }

/**
 * Verifies the chain from its beginning: every entry must have the hash of its fields and the hash of the previous entry. This detects
 * changed, removed and inserted rows, but not missing rows at the end: compare `lastHash` and `count` with earlier values.
 */
export async function verifyAudit(tx: Tx): Promise<AuditVerdict> {
  let previousHash = GENESIS
  let count = 0
  for (let after = -1n; ; ) {
    const entries = await tx.auditEntry.findMany({
      where: { seq: { gt: after } },
      orderBy: { seq: 'asc' },
      take: AT_ONCE,
    })
    for (const entry of entries) {
      const { seq } = entry
      if (entry.previousHash !== previousHash)
        return { ok: false, count, seq, reason: 'it does not follow the entry before it' }
      const details = entry.details as Record<string, unknown>
      if (auditHash({ ...entry, details }) !== entry.hash)
        return { ok: false, count, seq, reason: 'its content is not what was written' }
      previousHash = entry.hash
      count += 1
      after = seq
    }
    if (entries.length < AT_ONCE) return { ok: true, count, lastHash: previousHash }
  }
}
