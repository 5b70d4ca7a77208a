import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { manyWriters, type Readers } from '../../packages/kernel/tests/support/many-writers.ts'
import { type KernelStack, openKernelStack } from '../support/kernel-stack.ts'
import { type Herd, startHerd } from './herd.ts'
import { betweenKills } from './torment.ts'

const WITHIN_MS = 20 * 60_000
const LEASE_MS = 1_500

/**
 * `npx pnpm chaos:log [--rows 20000]`: so many rows of the log by eight writers, and what readers made of them: three processes with
 * handlers and projections, killed at random until everything is read.
 */
const { values } = parseArgs({ options: { rows: { type: 'string', default: '20000' } } })
const rows = Number(values.rows)
const stack = await openKernelStack()
let ok = false
try {
  const readers = killedReaders(stack)
  const seen = await manyWriters(stack.ctx, rows, WITHIN_MS, readers)
  console.log({ ...seen, kills: readers.kills() })
  ok = seen.written === rows && seen.skipped + seen.doubled + seen.outOfOrder === 0 && seen.rebuiltEqualsLive
} finally {
  await stack.close()
}
process.exit(ok ? 0 : 1)

function killedReaders(stack: KernelStack): Readers & { kills(): number } {
  let herd: Herd
  let kills = 0
  let isOver = false
  let killing: Promise<void> | undefined
  async function killOn(): Promise<void> {
    while (!isOver) {
      await pause(betweenKills())
      herd.kill(await herd.pick())
      kills += 1
    }
  }
  return {
    async start() {
      herd = await startHerd(stack, LEASE_MS)
      killing = killOn()
    },
    async stop() {
      isOver = true
      await killing
      await herd.end()
    },
    kills: () => kills,
  }
}
