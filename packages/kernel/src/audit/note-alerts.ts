import { createHash } from 'node:crypto'
import type { Tx } from '@rose-ash/shared/db/client'
import type { Finding } from './finding.ts'

export interface Alert {
  /** The check that holds no longer. */
  readonly kind: string
  /** The same for as long as it goes on and nothing is added to it. */
  readonly since: Date
  readonly findings: readonly Finding[]
}

/**
 * Remembers which checks hold no longer and returns those that somebody must be told of: each once until it is seen well again, and once
 * more after a day when what it found is not what was told. Whoever tells does it in the same transaction.
 */
export async function noteAlerts(tx: Tx, findings: readonly Finding[]): Promise<Alert[]> {
  const byKind = Map.groupBy(findings, ({ check }) => check)
  const kinds = [...byKind.keys()].toSorted()
  await tx.kernelAlert.deleteMany({ where: { kind: { notIn: kinds } } })
  const told = kinds.map((kind) => fingerprint(byKind.get(kind) ?? []))
  const rows = await tx.$queryRaw<{ kind: string; since: Date }[]>`
    INSERT INTO kernel_alerts AS a (kind, told) SELECT kind, told FROM unnest(${kinds}::text[], ${told}::text[]) AS given(kind, told)
    ON CONFLICT (kind) DO UPDATE SET told = excluded.told, told_at = now()
    WHERE a.told <> excluded.told AND a.told_at < now() - interval '1 day'
    RETURNING kind, told_at AS since`
  return rows.map((row) => ({ ...row, findings: byKind.get(row.kind) ?? [] }))
}

function fingerprint(findings: readonly Finding[]): string {
  const lines = findings.map(({ subject, detail }) => `${subject} ${detail}`)
  return createHash('sha256').update(lines.toSorted().join('\n')).digest('hex')
}
