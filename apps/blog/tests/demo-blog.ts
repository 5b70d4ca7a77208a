import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bootApp } from '@rose-ash/domains/testing/boot-app'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { createContext } from '../src/context.ts'
import { importGhost } from '../src/services/imports/import-ghost.ts'

/** Shared by all test files and runs: files are named by their hash and never change. */
const DATA = join(tmpdir(), 'rose-blog-test-data')

const EXPORT = new URL('../../../prisma/seed/ghost/coop-export.json', import.meta.url).pathname

/** A blog on this Jest worker's stores, with a function that imports the demo co-op's posts. */
export async function demoBlog() {
  const { ctx, client, close } = await bootApp(
    { readConfig, createContext, createApp },
    { env: { ROSE_DATA_DIR: DATA } },
  )
  return { ctx, blog: client, close, importDemo: () => importGhost(ctx, { file: EXPORT }) }
}
