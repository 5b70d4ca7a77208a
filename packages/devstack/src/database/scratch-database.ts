import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** An empty database on the server of `adminUrl`, gone when `work` ends. */
export async function withScratchDatabase<T>(adminUrl: string, work: (databaseUrl: string) => Promise<T>): Promise<T> {
  const name = `rose_scratch_${randomBytes(4).toString('hex')}`
  await execute(adminUrl, `CREATE DATABASE ${name}`)
  try {
    return await work(databaseUrl(adminUrl, name))
  } finally {
    await execute(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  }
}

/** Runs a script of any number of statements. Throws with the server's words, where it failed and its hint. */
export async function execute(connectionString: string, ...scripts: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    for (const script of scripts) await client.query(script)
  } catch (error) {
    const { message, detail, where, hint } = error as pg.DatabaseError
    throw new Error([message, detail, where, hint].filter(Boolean).join('; '), { cause: error })
  } finally {
    await client.end()
  }
}

/** The same server, another database. */
export function databaseUrl(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}
