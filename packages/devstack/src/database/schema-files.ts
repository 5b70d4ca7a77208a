import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { REPO_ROOT } from '../repo-root.ts'

export interface SchemaFile {
  /** Relative to prisma/: `models/blog.prisma`. */
  readonly path: string
  readonly content: string
}

const PRISMA_DIRECTORY = join(REPO_ROOT, 'prisma')

/** The Prisma schema: schema.prisma first, then the models by name. */
export async function readModels(): Promise<SchemaFile[]> {
  const models = await listFiles('models', '.prisma')
  return Promise.all(['schema.prisma', ...models].map(readSchemaFile))
}

/** The SQL that Prisma cannot express: prisma/sql/*.sql by name. Each file can be run twice. */
export async function readSqlFiles(): Promise<SchemaFile[]> {
  return Promise.all((await listFiles('sql', '.sql')).map(readSchemaFile))
}

/** One hash over names and contents. */
export function hashFiles(files: readonly SchemaFile[], salt = ''): string {
  const hash = createHash('sha256').update(salt)
  for (const { path, content } of files) hash.update(`\0${path}\0${content}`)
  return hash.digest('hex').slice(0, 16)
}

async function listFiles(folder: string, extension: string): Promise<string[]> {
  const names = await readdir(join(PRISMA_DIRECTORY, folder)).catch(() => [])
  return names
    .filter((name) => name.endsWith(extension))
    .sort()
    .map((name) => `${folder}/${name}`)
}

async function readSchemaFile(path: string): Promise<SchemaFile> {
  return { path, content: await readFile(join(PRISMA_DIRECTORY, path), 'utf8') }
}
