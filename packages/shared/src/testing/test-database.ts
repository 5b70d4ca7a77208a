import pg from 'pg'
import { readTestRunConfig, type TestRunConfig } from './config.ts'

let prepared: Promise<string> | undefined

/** The URL of this Jest worker's own database: cloned from the template at its first use, empty at the start of each test file. */
export function testDatabase(): Promise<string> {
  prepared ??= prepare(readTestRunConfig())
  return prepared
}

/**
 * Empties every table and restarts the sequences, then inserts the rows of prisma/sql again. The provider's keys are kept, since a
 * running provider has them in memory.
 */
export async function resetDatabase(): Promise<void> {
  await withClient(await testDatabase(), async (client) => {
    const kept = await client.query<{ keys: string }>(
      `SELECT coalesce(json_agg(k), '[]')::text AS keys FROM oidc_keys k`,
    )
    await client.query('SELECT rose_testing.reset()')
    await client.query('INSERT INTO oidc_keys SELECT * FROM json_populate_recordset(NULL::oidc_keys, $1)', [
      kept.rows[0]?.keys,
    ])
  })
}

async function prepare({ databaseUrl, template, run, worker }: TestRunConfig): Promise<string> {
  const name = `rose_test_${run}_${worker}`
  await withClient(databaseUrl, (client) => cloneOnce(client, name, template))
  const own = new URL(databaseUrl)
  own.pathname = `/${name}`
  await reset(own.href)
  return own.href
}

async function cloneOnce(client: pg.Client, name: string, template: string): Promise<void> {
  const existing = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
  if (existing.rowCount === 0) await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
}

async function reset(url: string): Promise<void> {
  await withClient(url, (client) => client.query('SELECT rose_testing.reset()'))
}

async function withClient(connectionString: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
