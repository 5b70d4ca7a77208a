import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { checksum } from './checksum.ts'
import type { DumpedTable, Manifest } from './manifest.ts'
import { copyTarget, readMigrations, readSequences, readTables, settleFormats } from './read-schema.ts'
import { sealFile } from './sealed-files.ts'

/**
 * Writes every table into a sealed file of the folder, all as they stand at one moment: the transaction only reads, and waits for
 * nobody. Sequences stand outside transactions: they are read last, so none is behind the rows.
 */
export async function dumpTables(
  databaseUrl: string,
  { folder, recipient }: { readonly folder: string; readonly recipient: string },
): Promise<Pick<Manifest, 'migrations' | 'tables' | 'sequences'>> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'rose-backup' })
  await client.connect()
  try {
    await settleFormats(client)
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const migrations = await readMigrations(client)
    const tables: DumpedTable[] = []
    for (const table of await readTables(client)) tables.push(await dumpTable(client, table, { folder, recipient }))
    return { migrations, tables, sequences: await readSequences(client) }
  } finally {
    await client.end()
  }
}

async function dumpTable(
  client: pg.Client,
  { name, columns }: Pick<DumpedTable, 'name' | 'columns'>,
  { folder, recipient }: { readonly folder: string; readonly recipient: string },
): Promise<DumpedTable> {
  const rows = client.query(copyTo(`COPY ${copyTarget(client, { name, columns })} TO STDOUT`))
  const [sum, packed] = [checksum(), createGzip()]
  await Promise.all([
    pipeline(rows, sum, packed),
    sealFile(join(folder, 'tables', `${name}.copy.gz.age`), packed, recipient),
  ])
  return { name, columns, rows: rows.rowCount, sha256: sum.digest() }
}
