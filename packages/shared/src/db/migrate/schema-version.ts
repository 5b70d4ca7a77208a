import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { isMigrating } from './migration-lock.ts'
import { migrationNames } from './migrations-folder.ts'

/** The name of the newest migration of this code; undefined when there is none. */
export async function schemaVersion(): Promise<string | undefined> {
  return (await migrationNames()).at(-1)
}

/** A pg client or pool. */
type Queryable = Pick<pg.ClientBase, 'query'>

/** Whether the newest migration of this code is applied. A newer schema is accepted too, since releases overlap while they roll out. */
export async function isSchemaCurrent(database: Queryable): Promise<boolean> {
  const wanted = await schemaVersion()
  if (wanted === undefined) return true
  const table = await database.query("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS present")
  if (!table.rows[0].present) return false
  const applied = await database.query(
    'SELECT 1 FROM _prisma_migrations WHERE migration_name = $1 AND finished_at IS NOT NULL AND rolled_back_at IS NULL',
    [wanted],
  )
  return applied.rowCount === 1
}

/**
 * Waits until the database answers and `isSchemaCurrent`, for services that do not migrate themselves. Throws after `timeoutMs` in which
 * nobody migrated: a long migration is waited for to its end.
 */
export async function waitForSchema(databaseUrl: string, { timeoutMs = 120_000 } = {}): Promise<void> {
  let deadline = Date.now() + timeoutMs
  for (;;) {
    const state = await askOnce(databaseUrl)
    if (state === 'current') return
    if (state === 'migrating') deadline = Date.now() + timeoutMs
    else if (Date.now() > deadline)
      throw new Error(`The database did not reach schema ${await schemaVersion()} in time`)
    await sleep(250)
  }
}

async function askOnce(databaseUrl: string): Promise<'current' | 'migrating' | 'behind'> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 2_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    if (await isSchemaCurrent(client)) return 'current'
    return (await isMigrating(client)) ? 'migrating' : 'behind'
  } catch {
    return 'behind'
  } finally {
    await client.end().catch(() => undefined)
  }
}
