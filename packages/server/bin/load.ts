import { pathToFileURL } from 'node:url'
import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import { appToRun } from '@rose-ash/shared/config/app-to-run'
import { createDb } from '@rose-ash/shared/db/client'
import { createPool } from '@rose-ash/shared/db/create-pool'

/** Loads what this image's app loads when it works, for the compile cache (warm.ts). */
const app = appToRun()
const filesOf = (name: string) => ['app', 'config', 'context', 'worker'].map((file) => `apps/${name}/src/${file}.ts`)
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  kernel: ['packages/kernel/src/process/kernel-process.ts'],
  house: ['packages/house/src/run-house.ts', ...APP_NAMES.flatMap(filesOf)],
}
const files = OTHERS[app] ?? filesOf(app)
for (const file of files) await import(pathToFileURL(file).href)
const db = createDb(createPool({ url: 'postgres://nobody@localhost/nothing' }))
await db.$connect()
await db.$disconnect()
