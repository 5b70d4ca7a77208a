import { readFile } from 'node:fs/promises'
import pg from 'pg'

export type ColumnOrder = 'as created' | 'by name'

/** The schema of a database as a list of SQL statements, in an order that depends on names only. */
export async function snapshotSchema(databaseUrl: string, columns: ColumnOrder): Promise<string[]> {
  const query = await readFile(new URL('./snapshot.sql', import.meta.url), 'utf8')
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ sql: string }>(query, [columns === 'as created'])
    return rows.map(({ sql }) => sql.trim())
  } finally {
    await client.end()
  }
}
