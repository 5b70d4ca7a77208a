import pg from 'pg'
import { MIGRATION_LOCK } from './migration-lock.ts'
import { MIGRATIONS_FOLDER, readMigrations } from './migrations-folder.ts'
import { NO_FILTERS, withSchemaEngine } from './schema-engine.ts'

/**
 * Applies the missing migrations of prisma/migrations and returns their names. Processes that start together wait for each other; the
 * second applies nothing. The record is Prisma's ordinary `_prisma_migrations` table. Throws the server's error when a migration
 * fails; the migration then stays marked as failed until an operator resolves it.
 */
export async function applyMigrations(databaseUrl: string, folder = MIGRATIONS_FOLDER): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    return await applyPending(databaseUrl, folder)
  } finally {
    await client.end()
  }
}

async function applyPending(databaseUrl: string, folder: string): Promise<string[]> {
  const migrationsList = await readMigrations(folder)
  const { appliedMigrationNames } = await withSchemaEngine(databaseUrl, (engine) =>
    engine.applyMigrations({ migrationsList, filters: NO_FILTERS }),
  )
  return appliedMigrationNames
}
