import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { appToRun } from '@rose-ash/shared/config/app-to-run'

/** Starts the process that this image was built for: an app's web door (ROLE decides what it does), the kernel, or the house that is all of them. */
const app = appToRun()
const OTHERS: Readonly<Record<string, string>> = {
  kernel: 'packages/kernel/bin/kernel.ts',
  house: 'packages/house/bin/house.ts',
}
const door = OTHERS[app] ?? `apps/${app}/src/web.ts`
if (!existsSync(door)) {
  process.stderr.write(`APP=${app} is not in this image: it was built for another app.\n`)
  process.exit(78)
}
await import(pathToFileURL(door).href)
