import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bootApp } from '@rose-ash/domains/testing/boot-app'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { createContext } from '../src/context.ts'
import { importGhost } from '../src/services/imports/import-ghost.ts'

/** Files are named by their bytes and never change, so all test files and runs may share them. */
const DATA = join(tmpdir(), 'rose-blog-test-data')

const EXPORT = new URL('../../../prisma/seed/ghost/coop-export.json', import.meta.url).pathname

/** A blog on this worker's stores, and a way to fill it with the demo co-op's paper. */
export async function demoBlog() {
  const { ctx, client, close } = await bootApp(
    { readConfig, createContext, createApp },
    { env: { ROSE_DATA_DIR: DATA } },
  )
  return { ctx, blog: client, close, importDemo: () => importGhost(ctx, { file: EXPORT }) }
}
