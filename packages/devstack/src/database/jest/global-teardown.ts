import pg from 'pg'
import { readTestRun } from './config.ts'

/** After the last test: drops the databases of this run. The servers stay up for the next one. */
// biome-ignore lint/style/noDefaultExport: Jest asks for one.
export default async function globalTeardown(): Promise<void> {
  const { databaseUrl, run } = readTestRun()
  const admin = new pg.Client({ connectionString: databaseUrl })
  await admin.connect()
  try {
    const { rows } = await admin.query<{ datname: string }>('SELECT datname FROM pg_database WHERE datname LIKE $1', [
      `rose\\_test\\_${run}\\_%`,
    ])
    for (const { datname } of rows) await admin.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`)
  } finally {
    await admin.end()
  }
}
