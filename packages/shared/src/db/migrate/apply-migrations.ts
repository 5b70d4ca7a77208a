import pg from 'pg'
import { MIGRATIONS_FOLDER, readMigrations } from './migrations-folder.ts'
import { NO_FILTERS, withSchemaEngine } from './schema-engine.ts'

/** Any number works as long as nobody else takes it. */
const LOCK = 4_207_001

/**
 * Brings the database up to prisma/migrations and returns the names of those it applied. Processes that start together wait
 * for each other; the second finds nothing to do. The record is Prisma's ordinary `_prisma_migrations` table. Throws when a
 * migration fails, with the server's own words; the failed one stays marked until someone resolves it.
 */
export async function applyMigrations(databaseUrl: string, folder = MIGRATIONS_FOLDER): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
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
