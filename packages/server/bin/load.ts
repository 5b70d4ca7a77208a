import { pathToFileURL } from 'node:url'
import { appToRun } from '@rose-ash/shared/config/app-to-run'
import { createDb } from '@rose-ash/shared/db/client'
import { createPool } from '@rose-ash/shared/db/create-pool'

/** Loads what this image's app loads when it works, for the compile cache (warm.ts). */
const app = appToRun()
const files =
  app === 'kernel'
    ? ['packages/kernel/src/process/kernel-process.ts']
    : ['app', 'config', 'context', 'worker'].map((name) => `apps/${app}/src/${name}.ts`)
for (const file of files) await import(pathToFileURL(file).href)
const db = createDb(createPool({ url: 'postgres://nobody@localhost/nothing' }))
await db.$connect()
await db.$disconnect()
