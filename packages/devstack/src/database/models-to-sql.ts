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

async function diffModels(databaseUrl: string, models: readonly SchemaFile[]): Promise<string> {
  const { stdout } = await withSchemaEngine(databaseUrl, (engine) =>
    engine.diff({
      from: { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files: [...models] },
      script: true,
      exitCode: null,
      filters: NO_FILTERS,
    }),
  )
  return stdout ?? ''
}
