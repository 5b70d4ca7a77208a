import { parseArgs } from 'node:util'
import { openKernelStack } from '../support/kernel-stack.ts'
import { measureProgress } from './progress.ts'
import { runStorm } from './storm.ts'

const LEAST_PROGRESS = 0.25

/**
 * `npx pnpm chaos [--flows 10000] [--kills 100]`: every flow must finish, every effect must have happened once, and the audit must be
 * clean. `--rate [--seconds 30]`: how much is got done under kills, against the same when nobody is killed. `--json` prints what
 * was found as the last line.
 */
const { values } = parseArgs({
  options: {
    flows: { type: 'string', default: '10000' },
    kills: { type: 'string', default: '100' },
    rate: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '30' },
    json: { type: 'boolean', default: false },
  },
})

const stack = await openKernelStack()
// The members of the herd end with us; the servers have to be told.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
  process.once(signal, () => void stack.close().finally(() => process.exit(1)))
let ok = false
try {
  ok = values.rate ? await progress(Number(values.seconds)) : await storm()
} finally {
  await stack.close()
}
process.exit(ok ? 0 : 1)

async function storm(): Promise<boolean> {
  const began = performance.now()
  const after = await runStorm(stack, { flows: Number(values.flows), kills: Number(values.kills) }, say)
  const { flows, finished, missing, doubled, findings, kills, kernelKills, zombies, databaseStops } = after
  const isWell = finished === flows && missing.length + doubled.length + findings.length === 0
  say(`${finished} of ${flows} flows finished after ${Math.round((performance.now() - began) / 1_000)} s`)
  say(`${kills} kills (${kernelKills} of the kernel), ${zombies} zombies, ${databaseStops} stops of the database`)
  say(`${mark(isWell)} missing ${missing.length}, doubled ${doubled.length}, findings of the audit ${findings.length}`)
  if (values.json) console.log(JSON.stringify(after))
  else if (!isWell) console.error({ missing, doubled, findings })
  return isWell
}

async function progress(seconds: number): Promise<boolean> {
  const { undisturbedPerSecond, killedPerSecond, ratio, kills } = await measureProgress(stack, seconds, say)
  const isWell = ratio >= LEAST_PROGRESS
  say(`undisturbed ${undisturbedPerSecond.toFixed(1)} flows/s, ${kills} kills ${killedPerSecond.toFixed(1)} flows/s`)
  say(`${mark(isWell)} ${ratio.toFixed(2)} of the undisturbed rate; at least ${LEAST_PROGRESS}`)
  return isWell
}

function mark(isWell: boolean): string {
  return isWell ? '✓' : '✗'
}

function say(text: string): void {
  console.log(`${new Date().toISOString().slice(11, 19)}  ${text}`)
}
