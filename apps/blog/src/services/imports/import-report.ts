import type { ImportLedger, Outcome } from './import-ledger.ts'

export interface ImportReport {
  readonly ghostVersion: string
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  /** Changed in the export, but kept because of edits here. */
  readonly kept: number
  readonly newFiles: number
  readonly byEntity: Readonly<Record<string, Readonly<Record<Outcome, number>>>>
  readonly warnings: readonly string[]
}

export function importReport(
  { counts }: ImportLedger,
  { version, newFiles, warnings }: { version: string; newFiles: number; warnings: readonly string[] },
): ImportReport {
  const sum = (outcome: Outcome) => [...counts.values()].reduce((total, row) => total + row[outcome], 0)
  return {
    ghostVersion: version,
    created: sum('created'),
    updated: sum('updated'),
    unchanged: sum('unchanged'),
    kept: sum('kept'),
    newFiles,
    byEntity: Object.fromEntries(counts),
    warnings,
  }
}
