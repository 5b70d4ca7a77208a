import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** Runs `work` with an empty database on the server of `adminUrl`, and drops it afterwards. */
export async function withScratchDatabase<T>(adminUrl: string, work: (databaseUrl: string) => Promise<T>): Promise<T> {
  const name = `rose_scratch_${randomBytes(4).toString('hex')}`
  await execute(adminUrl, `CREATE DATABASE ${name}`)
  try {
    return await work(databaseUrl(adminUrl, name))
  } finally {
    await execute(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  }
}

/** Runs scripts of any number of statements. Throws with the server's message, position and hint. */
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

/** The URL of another database on the same server. */
export function databaseUrl(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}
