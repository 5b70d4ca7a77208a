import { spawnSync } from 'node:child_process'
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { ambientEnvironment } from '../config.ts'
import { REPO_ROOT } from '../repo-root.ts'
import { hashFiles, readModels, type SchemaFile } from './schema-files.ts'
import { withFileLock } from './with-file-lock.ts'

const SHARED = join(REPO_ROOT, 'packages/shared')
const CLIENT = join(SHARED, 'src/db/generated')
const WORKSHOP = join(SHARED, 'node_modules/.rose-generate')
const require = createRequire(import.meta.url)

/** Generates packages/shared/src/db/generated from the models, unless it is current. Safe to run twice at once. */
export async function generateClient(): Promise<'generated' | 'unchanged'> {
  if (await isCurrent()) return 'unchanged'
  return withFileLock(`${WORKSHOP}.lock`, async () => {
    if (await isCurrent()) return 'unchanged'
    await generate(await readModels())
    return 'generated'
  })
}

async function isCurrent(): Promise<boolean> {
  const known = await readFile(join(CLIENT, '.inputs'), 'utf8').catch(() => '')
  return known === fingerprint(await readModels())
}

function fingerprint(models: readonly SchemaFile[]): string {
  return hashFiles(models, require('prisma/package.json').version)
}

/** Generates into another folder and swaps at the end, so that an import meanwhile finds the complete old or new client. */
async function generate(models: readonly SchemaFile[]): Promise<void> {
  await rm(WORKSHOP, { recursive: true, force: true })
  for (const { path, content } of models) {
    await mkdir(dirname(join(WORKSHOP, path)), { recursive: true })
    await writeFile(join(WORKSHOP, path), content.replace(/^(\s*output\s*=\s*)".*"/m, '$1"./client"'))
  }
  runPrisma(['generate', '--schema', WORKSHOP])
  await writeFile(join(WORKSHOP, 'client/.inputs'), fingerprint(models))
  await swap(join(WORKSHOP, 'client'), CLIENT)
  await rm(WORKSHOP, { recursive: true, force: true })
}

async function swap(fresh: string, target: string): Promise<void> {
  const old = join(WORKSHOP, 'old')
  await mkdir(dirname(target), { recursive: true })
  await rename(target, old).catch(() => undefined)
  await rename(fresh, target).catch(() => cp(fresh, target, { recursive: true }))
}

/** Sets PRISMA_SCHEMA_ENGINE_BINARY to any existing file: generating needs no engine, but Prisma would try to download one. */
function runPrisma(args: readonly string[]): void {
  const cli = join(dirname(require.resolve('prisma/package.json')), 'build/index.js')
  const run = spawnSync(process.execPath, [cli, ...args], {
    cwd: WORKSHOP,
    encoding: 'utf8',
    env: {
      ...ambientEnvironment(),
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: 'true',
      CHECKPOINT_DISABLE: '1',
      NO_COLOR: '1',
      NODE_OPTIONS: '',
    },
  })
  if (run.status !== 0) throw new Error(`The models cannot be used:\n${(run.stderr || run.stdout).trim()}`)
}
