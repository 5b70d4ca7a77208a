import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { applyMigrations } from '@rose-ash/shared/db/migrate/apply-migrations'
import { MIGRATIONS_FOLDER, migrationNames, readMigrations } from '@rose-ash/shared/db/migrate/migrations-folder'
import { diffDatabase, schemaSql } from '../models-to-sql.ts'
import { hashFiles, readSqlFiles, type SchemaFile } from '../schema-files.ts'
import { execute, withScratchDatabase } from '../scratch-database.ts'

/**
 * Writes the migration from prisma/migrations to the models and returns its name; undefined when there is no difference. The first
 * migration is the whole schema. A later one contains the difference of the models and the full text of each changed file of
 * prisma/sql (these can be run twice); statements for things removed from such a file must be added by hand. The text under a file's
 * heading may be reduced to the new statements: the heading alone records that the file was included.
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

/** The statements that Prisma reports even for a complete database: it takes some objects of prisma/sql for differences. */
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

/** The heading of a file of prisma/sql, with the hash of its content. */
function heading(file: SchemaFile): string {
  return `-- From prisma/${file.path} (${hashFiles([file])})`
}
