import type { DiffTarget } from '@prisma/schema-engine-wasm'
import { NO_FILTERS, withSchemaEngine } from '@rose-ash/shared/db/migrate/schema-engine'
import { readModels, readSqlFiles, type SchemaFile } from './schema-files.ts'

const EXTENSIONS = 'sql/extensions.sql'

/** The SQL that builds the whole schema in an empty database: extensions, the models, then prisma/sql. */
export async function schemaSql(databaseUrl: string): Promise<string> {
  const [models, sqlFiles] = await Promise.all([readModels(), readSqlFiles()])
  const tables = await diffModels(databaseUrl, models)
  const extensions = sqlFiles.filter(({ path }) => path === EXTENSIONS)
  const rest = sqlFiles.filter(({ path }) => path !== EXTENSIONS)
  return [...extensions.map(withHeading), tables, ...rest.map(withHeading)].join('\n\n')
}

function withHeading({ path, content }: SchemaFile): string {
  return `-- From prisma/${path}\n${content.trim()}\n`
}

/** The SQL that changes a database to match the models; empty when it does. */
export async function diffDatabase(databaseUrl: string): Promise<string> {
  const models = await readModels()
  const from = { tag: 'schemaDatasource' as const, files: [...models], configDir: '' }
  const script = await diff(databaseUrl, from, models)
  return script.includes('This is an empty migration') ? '' : script
}

function diffModels(databaseUrl: string, models: readonly SchemaFile[]): Promise<string> {
  return diff(databaseUrl, { tag: 'empty' }, models)
}

async function diff(databaseUrl: string, from: DiffTarget, models: readonly SchemaFile[]): Promise<string> {
  const to = { tag: 'schemaDatamodel' as const, files: [...models] }
  const { stdout } = await withSchemaEngine(databaseUrl, (engine) =>
    engine.diff({ from, to, script: true, exitCode: null, filters: NO_FILTERS }),
  )
  return stdout ?? ''
}
