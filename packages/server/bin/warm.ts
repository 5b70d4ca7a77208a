import { spawnSync } from 'node:child_process'
import { appToRun } from '@rose-ash/shared/config/app-to-run'

/**
 * Fills Node's compile cache while an image is built, so that no start has to strip types or compile. The doors cannot be loaded without
 * starting: they get into the cache by a start that ends for want of settings. V8 takes compiled code only under the flags it was made with.
 */
const WANTS_SETTINGS = 78
const flags = appToRun() === 'kernel' ? ['--max-semi-space-size=4'] : []
run([...flags, 'packages/server/bin/load.ts'], 0)
run([...flags, 'packages/server/bin/entrypoint.ts'], WANTS_SETTINGS)
run(['packages/cli/bin/rose.ts', '--help'], 0)

function run(command: readonly string[], expected: number): void {
  const { status, stderr } = spawnSync(process.execPath, command, {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  })
  if (status !== expected) throw new Error(`${command.at(-1)} ended with ${status}: ${stderr}`)
}
