import { createHash } from 'node:crypto'
import type { Tx } from '@rose-ash/shared/db/client'
import type { ImportEntity } from './import-kinds.ts'

export type Outcome = 'created' | 'updated' | 'unchanged' | 'kept'

export interface Mapping {
  readonly id: string
  readonly localId: string
  readonly contentHash: string
  readonly importedVersion: number | null
}

/** Maps external ids to our ids and counts the changes of this run. */
export interface ImportLedger {
  /** Our id of an external id, from this run or an earlier one. */
  localId(entity: ImportEntity, externalId: string): string | undefined
  /** Creates or updates one thing, unless it is unchanged since the last import. */
  take(input: TakeInput): Promise<Outcome>
  readonly counts: ReadonlyMap<string, Readonly<Record<Outcome, number>>>
}

export interface TakeInput {
  readonly entity: ImportEntity
  readonly externalId: string
  /** All input of the local thing, for detecting changes. */
  readonly content: unknown
  create(): Promise<{ localId: string; version?: number }>
  /** Returns 'kept' when the local thing was edited here and is not changed. */
  update(localId: string, importedVersion: number | null): Promise<{ localId?: string; version?: number } | 'kept'>
}

export async function openLedger(tx: Tx, sourceId: string): Promise<ImportLedger> {
  const rows = await tx.importMapping.findMany({ where: { sourceId } })
  const known = new Map<string, Mapping>(rows.map((row) => [key(row.entity, row.externalId), row]))
  const counts = new Map<string, Record<Outcome, number>>()

  async function takeOne({ entity, externalId, content, create, update }: TakeInput): Promise<Outcome> {
    const contentHash = createHash('sha256').update(JSON.stringify(content)).digest('hex')
    const before = known.get(key(entity, externalId))
    if (before?.contentHash === contentHash) return 'unchanged'
    if (!before) {
      const { localId, version } = await create()
      const data = { sourceId, entity, externalId, localId, contentHash, importedVersion: version ?? null }
      known.set(key(entity, externalId), await tx.importMapping.create({ data }))
      return 'created'
    }
    const result = await update(before.localId, before.importedVersion)
    if (result === 'kept') return 'kept'
    const data = { contentHash, importedVersion: result.version ?? null, importedAt: new Date() }
    await tx.importMapping.update({ where: { id: before.id }, data })
    return 'updated'
  }

  return {
    counts,
    localId: (entity, externalId) => known.get(key(entity, externalId))?.localId,
    async take(input) {
      const outcome = await takeOne(input)
      const row = counts.get(input.entity) ?? { created: 0, updated: 0, unchanged: 0, kept: 0 }
      counts.set(input.entity, { ...row, [outcome]: row[outcome] + 1 })
      return outcome
    },
  }
}

function key(entity: string, externalId: string): string {
  return `${entity} ${externalId}`
}
