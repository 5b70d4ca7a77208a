import pg from 'pg'

/**
 * Runs `seed` when the database is new: never seeded and without members. An interrupted seed is run again; other data is not touched.
 * The record is stored in a separate schema, which the models do not see.
 */
export async function onFirstStart(databaseUrl: string, seed: () => Promise<void>): Promise<'seeded' | 'kept'> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('CREATE SCHEMA IF NOT EXISTS devstack')
    await client.query(
      'CREATE TABLE IF NOT EXISTS devstack.marks (name text PRIMARY KEY, state text NOT NULL, at timestamptz NOT NULL DEFAULT now())',
    )
    if (!(await mustSeed(client))) return 'kept'
    await mark(client, 'begun')
    await seed()
    await mark(client, 'done')
    return 'seeded'
  } finally {
    await client.end()
  }
}

async function mustSeed(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ state: string }>("SELECT state FROM devstack.marks WHERE name = 'seed'")
  if (rows[0]) return rows[0].state === 'begun'
  const { rows: members } = await client.query('SELECT 1 FROM members LIMIT 1')
  return members.length === 0
}

async function mark(client: pg.Client, state: 'begun' | 'done'): Promise<void> {
  const upsert =
    'INSERT INTO devstack.marks (name, state) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET state = $2, at = now()'
  await client.query(upsert, ['seed', state])
}
