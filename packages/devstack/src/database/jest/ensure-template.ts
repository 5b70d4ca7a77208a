import { migrationNames } from '@rose-ash/shared/db/migrate/migrations-folder'
import pg from 'pg'
import { schemaSql } from '../models-to-sql.ts'
import { hashFiles, readModels, readSqlFiles } from '../schema-files.ts'
import { databaseUrl, execute } from '../scratch-database.ts'
import { migrationsTable } from './migrations-table.ts'
import { REMEMBER_SEED, RESET_FUNCTION } from './reset-function.ts'

const KEPT = 4

/** The template from which test databases are cloned. It is built once for each state of models and SQL files, whose hash is in its name. */
export async function ensureTemplate(adminUrl: string): Promise<string> {
  const files = [...(await readModels()), ...(await readSqlFiles())]
  const name = `rose_template_${hashFiles(files, RESET_FUNCTION + REMEMBER_SEED + migrationsTable(await migrationNames()))}`
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    await admin.query('SELECT pg_advisory_lock(726573)')
    if (!(await exists(admin, name))) await build(admin, adminUrl, name)
    await dropOldTemplates(admin)
  } finally {
    await admin.end()
  }
  return name
}

async function exists(admin: pg.Client, name: string): Promise<boolean> {
  const found = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
  return found.rowCount === 1
}

/** Builds under another name and renames at the end, so that a template with its final name is complete. */
async function build(admin: pg.Client, adminUrl: string, name: string): Promise<void> {
  const site = 'rose_building'
  await admin.query(`DROP DATABASE IF EXISTS ${site} WITH (FORCE)`)
  await admin.query(`CREATE DATABASE ${site}`)
  await fill(databaseUrl(adminUrl, site), await schemaSql(adminUrl))
  await admin.query(`ALTER DATABASE ${site} RENAME TO ${name}`)
}

async function fill(url: string, schema: string): Promise<void> {
  await execute(url, schema, migrationsTable(await migrationNames()), RESET_FUNCTION, REMEMBER_SEED).catch((cause) => {
    throw new Error(`The test database cannot be built from prisma/: ${cause.message}`, { cause })
  })
}

async function dropOldTemplates(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>(
    `SELECT datname FROM pg_database WHERE datname LIKE 'rose\\_template\\_%' ORDER BY oid DESC OFFSET ${KEPT}`,
  )
  for (const { datname } of rows) await admin.query(`DROP DATABASE IF EXISTS ${datname}`).catch(() => undefined)
}
