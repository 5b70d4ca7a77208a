import type { Tx } from '@rose-ash/shared/db/client'
import type { Finding } from './finding.ts'

export interface Alert {
  /** The check that holds no longer. */
  readonly kind: string
  /** The same for as long as it goes on. */
  readonly since: Date
  readonly findings: readonly Finding[]
}

/**
 * Remembers which checks hold no longer and returns those that nobody was told of: each once, until it is seen well again. Whoever
 * tells does it in the same transaction.
 */
export async function noteAlerts(tx: Tx, findings: readonly Finding[]): Promise<Alert[]> {
  const byKind = Map.groupBy(findings, ({ check }) => check)
  const kinds = [...byKind.keys()]
  await tx.kernelAlert.deleteMany({ where: { kind: { notIn: kinds } } })
  const data = kinds.map((kind) => ({ kind }))
  const rows = await tx.kernelAlert.createManyAndReturn({ data, skipDuplicates: true })
  return rows.map(({ kind, toldAt }) => ({ kind, since: toldAt, findings: byKind.get(kind) ?? [] }))
}
