import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { applyMigrations } from '@rose-ash/shared/db/migrate/apply-migrations'
import { MIGRATIONS_FOLDER, migrationNames } from '@rose-ash/shared/db/migrate/migrations-folder'
import { Redis } from 'ioredis'
import pg from 'pg'
import { CliError } from '../cli-error.ts'
import type { Backup } from './manifest.ts'
import { restoreMedia } from './media-files.ts'
import { restoreTables, verifyTables } from './restore-tables.ts'

export interface RestorePlaces {
  readonly databaseUrl: string
  readonly redisUrl: string
  readonly dataDir: string
  /** The folder of all backups. */
  readonly folder: string
  /** The key: `AGE-SECRET-KEY-1…`. */
  readonly identity: string
  /** Empties a database that is not empty first. */
  readonly over?: boolean
}

export interface Restored {
  /** How many files were written. */
  readonly files: number
  /** Tables of the backup that no migration of Rose Ash makes. */
  readonly leftOut: readonly string[]
}

/**
 * Restores a backup of this or an earlier version: makes the tables as they were, fills them, applies the migrations since, writes the
 * media back, and empties Redis, whose sessions and caches belong to another state.
 */
export async function restoreBackup(backup: Backup, places: RestorePlaces): Promise<Restored> {
  const { databaseUrl, redisUrl, folder, identity, dataDir, over = false } = places
  const known = await migrationNames()
  const unknown = backup.migrations.filter((name) => !known.includes(name))
  if (unknown.length > 0)
    throw new CliError(`This backup is of a newer version: ${unknown.join(', ')} is not known here.`)
  const source = { folder: join(folder, backup.name), identity }
  await verifyTables(backup, source)
  await makeEmpty(databaseUrl, over)
  await migrateTo(databaseUrl, backup.migrations)
  const leftOut = await restoreTables(databaseUrl, backup, source)
  await applyMigrations(databaseUrl)
  const files = await restoreMedia(backup.media, { from: join(folder, 'media'), identity, dataDir })
  const redis = new Redis(redisUrl)
  await redis.flushdb().finally(() => redis.disconnect())
  return { files, leftOut }
}

async function makeEmpty(databaseUrl: string, over: boolean): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query(`SELECT count(*)::int AS tables FROM pg_tables WHERE schemaname = 'public'`)
    if (rows[0].tables === 0) return
    if (!over)
      throw new CliError('The database is not empty. --over replaces all that it holds; stop the services before that.')
    await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
  } finally {
    await client.end()
  }
}

/** Applies these migrations and no others. */
async function migrateTo(databaseUrl: string, migrations: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'rose-restore-'))
  try {
    for (const name of migrations) await cp(join(MIGRATIONS_FOLDER, name), join(folder, name), { recursive: true })
    await applyMigrations(databaseUrl, folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}
