import pg from 'pg'

/**
 * Runs `seed` when the database is new: nothing was ever sown in it and it has no members. A sowing that was cut off is done again;
 * data that somebody else brought is left alone. The mark is kept in a schema of its own, out of the models' sight.
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
