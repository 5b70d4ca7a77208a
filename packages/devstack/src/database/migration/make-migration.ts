import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { applyMigrations } from '@rose-ash/shared/db/migrate/apply-migrations'
import { MIGRATIONS_FOLDER, migrationNames, readMigrations } from '@rose-ash/shared/db/migrate/migrations-folder'
import { diffDatabase, schemaSql } from '../models-to-sql.ts'
import { hashFiles, readSqlFiles, type SchemaFile } from '../schema-files.ts'
import { execute, withScratchDatabase } from '../scratch-database.ts'

/**
 * Writes the migration that leads from prisma/migrations to the models and returns its name, or undefined when there is
 * nothing to do. The first one is the whole schema. A later one holds the difference of the models, and in full each file of
 * prisma/sql that changed (they may be run twice); what a change takes away from such a file is added by hand. Under the heading
 * of a file its text may be cut down to the statements that are new: the heading alone says that the file has been taken in.
 */
export async function makeMigration(adminUrl: string, title: string): Promise<string | undefined> {
  const existing = await migrationNames()
  const sql = existing.length === 0 ? await schemaSql(adminUrl) : await difference(adminUrl)
  if (!sql.trim()) return undefined
  const name = `${String(existing.length + 1).padStart(4, '0')}_${existing.length === 0 ? 'initial' : title}`
  await mkdir(join(MIGRATIONS_FOLDER, name), { recursive: true })
  await writeFile(join(MIGRATIONS_FOLDER, name, 'migration.sql'), sql)
  await writeFile(join(MIGRATIONS_FOLDER, 'migration_lock.toml'), 'provider = "postgresql"\n')
  return name
}

async function difference(adminUrl: string): Promise<string> {
  const tables = await withScratchDatabase(adminUrl, async (url) => {
    await applyMigrations(url)
    return diffDatabase(url)
  })
  return [...withoutNoise(tables, await noise(adminUrl)), ...(await changedSqlFiles())].join('\n\n')
}

/** Prisma takes some of what prisma/sql makes for a difference; it does so too with a database that has all of it. */
function noise(adminUrl: string): Promise<string> {
  return withScratchDatabase(adminUrl, async (url) => {
    await execute(url, await schemaSql(url))
    return diffDatabase(url)
  })
}

function withoutNoise(sql: string, noise: string): string[] {
  const known = new Set(blocks(noise))
  return blocks(sql).filter((block) => !known.has(block))
}

function blocks(sql: string): string[] {
  return sql
    .trim()
    .split(/\n{2,}/)
    .filter(Boolean)
}

async function changedSqlFiles(): Promise<string[]> {
  const { migrationDirectories } = await readMigrations()
  const applied = migrationDirectories.map(({ migrationFile }) => String(migrationFile.content.value)).join('\n')
  return (await readSqlFiles())
    .filter((file) => !applied.includes(heading(file)) && !applied.includes(file.content.trim()))
    .map((file) => `${heading(file)}\n${file.content.trim()}\n`)
}

/** Names a file of prisma/sql and what was in it. */
function heading(file: SchemaFile): string {
  return `-- From prisma/${file.path} (${hashFiles([file])})`
}
