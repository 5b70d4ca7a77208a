import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
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

/** Waits until the database answers and `isSchemaCurrent`, for services that do not migrate themselves. Throws after `timeoutMs`. */
export async function waitForSchema(databaseUrl: string, { timeoutMs = 120_000 } = {}): Promise<void> {
  const deadline = Date.now() + timeoutMs
  while (!(await askOnce(databaseUrl))) {
    if (Date.now() > deadline) throw new Error(`The database did not reach schema ${await schemaVersion()} in time`)
    await sleep(250)
  }
}

async function askOnce(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 2_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await isSchemaCurrent(client)
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}
