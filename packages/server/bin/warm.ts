import { pathToFileURL } from 'node:url'
import { appToRun } from '@rose-ash/shared/config/app-to-run'
import { createDb } from '@rose-ash/shared/db/client'
import { createPool } from '@rose-ash/shared/db/create-pool'

/**
 * Loads once what this image's app loads when it works, so that Node's compile cache lies in the image and no start has to strip types or
 * compile. The doors themselves cannot be loaded without starting: they get into the cache by a start that ends for want of settings.
 */
const app = appToRun()
const files =
  app === 'kernel'
    ? ['packages/kernel/src/process/kernel-process.ts']
    : ['app', 'config', 'context', 'worker'].map((name) => `apps/${app}/src/${name}.ts`)
for (const file of files) await import(pathToFileURL(file).href)
const db = createDb(createPool({ url: 'postgres://nobody@localhost/nothing' }))
await db.$connect()
await db.$disconnect()
