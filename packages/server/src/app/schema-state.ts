import type { Db } from '@rose-ash/shared/db/client'
import { isSchemaCurrent, schemaVersion } from '@rose-ash/shared/db/migrate/schema-version'

type Queryable = Parameters<typeof isSchemaCurrent>[0]

const current = new WeakSet<Db>()

/** `current`, or the migration that is missing. Queries the database only until the schema is current, since a schema is never downgraded under a running process. */
export async function schemaState(db: Db): Promise<string> {
  if (current.has(db)) return 'current'
  if (!(await isSchemaCurrent(throughPrisma(db)))) return `waiting for migration ${await schemaVersion()}`
  current.add(db)
  return 'current'
}

function throughPrisma(db: Db): Queryable {
  const query = async (text: string, values: unknown[] = []) => {
    const rows = await db.$queryRawUnsafe<unknown[]>(text, ...values)
    return { rows, rowCount: rows.length }
  }
  return { query } as unknown as Queryable
}
