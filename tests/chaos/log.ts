import { manyWriters } from '../../packages/kernel/tests/support/many-writers.ts'
import { openKernelRoom } from '../support/kernel-room.ts'

const ROWS = 20_000
const WITHIN_MS = 20 * 60_000

/** `npx pnpm chaos:log`: twenty thousand rows of the log by eight writers; what readers made of them. */
const room = await openKernelRoom()
let ok = false
try {
  const seen = await manyWriters(room.ctx, ROWS, WITHIN_MS)
  console.log(seen)
  ok = seen.written === ROWS && seen.skipped + seen.doubled + seen.outOfOrder === 0 && seen.rebuiltEqualsLive
} finally {
  await room.close()
}
process.exit(ok ? 0 : 1)
