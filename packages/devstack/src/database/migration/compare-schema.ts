import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { applyMigrations } from '@rose-ash/shared/db/migrate/apply-migrations'
import { REPO_ROOT } from '../../repo-root.ts'
import { schemaSql } from '../models-to-sql.ts'
import { execute, withScratchDatabase } from '../scratch-database.ts'
import { snapshotSchema } from '../snapshot-schema.ts'

const SNAPSHOT = join(REPO_ROOT, 'prisma/schema.sql')
const HEADING = `-- The schema as the migrations leave it. Written by pnpm db:migration; for reading, never for running.`

export interface SchemaComparison {
  /** The correct content of prisma/schema.sql. */
  readonly snapshot: string
  /** One line for each statement that only the migrations (-) or only the models (+) have. */
  readonly differences: readonly string[]
}

/** Builds one database from the migrations and one from the models, and compares their schemas. */
export async function compareSchema(adminUrl: string): Promise<SchemaComparison> {
  return withScratchDatabase(adminUrl, async (migrated) => {
    await applyMigrations(migrated)
    const wanted = await withScratchDatabase(adminUrl, async (modelled) => {
      await execute(modelled, await schemaSql(modelled))
      return snapshotSchema(modelled, 'by name')
    })
    const statements = await snapshotSchema(migrated, 'as created')
    return {
      snapshot: `${[HEADING, ...statements].join('\n\n')}\n`,
      differences: compare(await snapshotSchema(migrated, 'by name'), wanted),
    }
  })
}

export async function isSnapshotCurrent(snapshot: string): Promise<boolean> {
  return (await readFile(SNAPSHOT, 'utf8').catch(() => '')) === snapshot
}

export async function writeSnapshot(snapshot: string): Promise<void> {
  await writeFile(SNAPSHOT, snapshot)
}

function compare(have: readonly string[], want: readonly string[]): string[] {
  const [left, right] = [new Set(have), new Set(want)]
  return [
    ...have.filter((statement) => !right.has(statement)).map((statement) => `- ${statement}`),
    ...want.filter((statement) => !left.has(statement)).map((statement) => `+ ${statement}`),
  ]
}
