import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { appToRun } from '@rose-ash/shared/config/app-to-run'

/** Starts the process that this image was built for: an app's web door (ROLE decides what it does), or the kernel. */
const app = appToRun()
const door = app === 'kernel' ? 'packages/kernel/bin/kernel.ts' : `apps/${app}/src/web.ts`
if (!existsSync(door)) {
  process.stderr.write(`APP=${app} is not in this image: it was built for another app.\n`)
  process.exit(78)
}
await import(pathToFileURL(door).href)
