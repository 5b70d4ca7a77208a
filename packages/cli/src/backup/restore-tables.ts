import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip, type Gunzip } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { CliError } from '../cli-error.ts'
import { checksum } from './checksum.ts'
import type { DumpedTable, Manifest } from './manifest.ts'
import { copyTarget, readSequences, readTables, settleFormats } from './read-schema.ts'
import { openFile } from './sealed-files.ts'

interface Source {
  readonly folder: string
  readonly identity: string
}

/**
 * Fills the tables of a database whose schema is the backup's, in one transaction: all of it or nothing. Foreign keys are taken away
 * and set again, which checks every row, and triggers rest meanwhile; the owner of the tables may do that, no superuser is needed.
 * A table that no migration makes is left out; resolves with the names of those. Throws CliError when a file is not what the manifest says.
 */
export async function restoreTables(
  databaseUrl: string,
  { tables, sequences }: Pick<Manifest, 'tables' | 'sequences'>,
  source: Source,
): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'rose-restore' })
  await client.connect()
  const each = async (statements: readonly string[]) => {
    for (const statement of statements) await client.query(statement)
  }
  try {
    await settleFormats(client)
    await client.query('BEGIN')
    const known = new Set((await readTables(client)).map(({ name }) => name))
    const names = [...known].map((name) => client.escapeIdentifier(name))
    const numbers = new Set((await readSequences(client)).map(({ name }) => name))
    const keys = await readForeignKeys(client)
    await each(keys.map(({ table, name }) => `ALTER TABLE ${table} DROP CONSTRAINT ${name}`))
    await each(names.map((name) => `ALTER TABLE ${name} DISABLE TRIGGER USER`))
    await client.query(`TRUNCATE ${names.join(', ')}`)
    for (const table of tables) if (known.has(table.name)) await restoreTable(client, table, source)
    for (const { name, lastValue, isCalled } of sequences.filter(({ name }) => numbers.has(name)))
      await client.query('SELECT setval($1::regclass, $2, $3)', [client.escapeIdentifier(name), lastValue, isCalled])
    await each(names.map((name) => `ALTER TABLE ${name} ENABLE TRIGGER USER`))
    await each(keys.map(({ table, name, definition }) => `ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`))
    await client.query('COMMIT')
    await client.query('ANALYZE')
    return tables.map(({ name }) => name).filter((name) => !known.has(name))
  } finally {
    await client.end()
  }
}

/** Reads all files of the tables through, before anything is given up for them. Throws CliError when one is not what the manifest says. */
export async function verifyTables({ tables }: Pick<Manifest, 'tables'>, source: Source): Promise<void> {
  for (const table of tables) {
    const sum = checksum()
    await pipeline(await openTable(table, source), sum.resume())
    if (sum.digest() !== table.sha256) throw damaged(table)
  }
}

async function restoreTable(client: pg.Client, table: DumpedTable, source: Source): Promise<void> {
  const [file, sum] = [await openTable(table, source), checksum()]
  // Made last: an error of the database before the pipeline listens would be nobody's.
  const rows = client.query(copyFrom(`COPY ${copyTarget(client, table)} FROM STDIN`))
  await pipeline(file, sum, rows)
  if (sum.digest() !== table.sha256 || rows.rowCount !== table.rows) throw damaged(table)
}

/** The rows of a table as COPY wrote them. Throws CliError for another key than the backup's. */
async function openTable({ name }: Pick<DumpedTable, 'name'>, { folder, identity }: Source): Promise<Gunzip> {
  const packed = createGunzip()
  const sealed = await openFile(join(folder, 'tables', `${name}.copy.gz.age`), identity).catch((cause) => {
    throw new CliError(`${name} cannot be read: ${cause.message}. Is it the right key?`)
  })
  pipeline(sealed, packed).catch((error) => packed.destroy(error))
  return packed
}

function damaged({ name }: Pick<DumpedTable, 'name'>): CliError {
  return new CliError(`${name} is not what the backup says of it: nothing was restored.`)
}

async function readForeignKeys(client: pg.Client) {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(`
    SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace ORDER BY conname`)
  return rows
}
