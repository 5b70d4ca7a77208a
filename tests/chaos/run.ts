import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { auditKernel } from '@rose-ash/kernel/audit/audit-kernel'
import { createFlowClient } from '@rose-ash/kernel/flows/flow-client'
import { createNotes, readNotes } from '../../packages/kernel/tests/support/notes.ts'
import { openKernelRoom } from '../support/kernel-room.ts'
import { insist, stopAndStart } from './database.ts'
import { createHerd } from './herd.ts'

const WORKERS = 3
const AT_ONCE = 40

/**
 * `npx pnpm chaos [--flows 10000] [--kills 100]`: three workers and a kernel, killed at random 0.5 to 3 s apart; now and then one is
 * frozen past its lease, or Postgres is stopped with `immediate`. Every flow must finish, every effect must have happened once, and
 * the audit must be clean.
 */
const { values } = parseArgs({
  options: { flows: { type: 'string', default: '10000' }, kills: { type: 'string', default: '100' } },
})
const FLOWS = Number(values.flows)
const KILLS = Number(values.kills)

const room = await openKernelRoom()
const { ctx, environment } = room
const flows = createFlowClient(ctx)
const herd = createHerd(environment)
let ok = false
try {
  await createNotes(ctx.db)
  await Promise.all([herd.addKernel(), ...Array.from({ length: WORKERS }, herd.addWorker)])
  say(`${FLOWS} flows, ${KILLS} kills`)
  const began = performance.now()
  const driving = drive()
  await torment()
  say(`the last kill is done, ${await insist(countFinished)} flows are finished`)
  await driving
  while ((await insist(countFinished)) < FLOWS || (await insist(countHeard)) < FLOWS) await pause(500)
  say(`everything is finished after ${Math.round((performance.now() - began) / 1_000)} s`)
  ok = await judge()
} finally {
  herd.end()
  await room.close()
}
process.exit(ok ? 0 : 1)

/** Starts and resumes everything, whatever happens; the keys make asking again harmless. */
async function drive(): Promise<void> {
  let next = 0
  const lane = async () => {
    while (next < FLOWS) {
      const number = next++
      const { id } = await insist(() => flows.start(null, 'chaos', { number }, { idempotencyKey: `start ${number}` }))
      await pause(Math.random() * 200)
      await insist(() => flows.resume(null, id, { number }, { key: 'go', idempotencyKey: 'go' }))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
}

async function torment(): Promise<void> {
  for (let kill = 1; kill <= KILLS; kill += 1) {
    await pause(500 + Math.random() * 2_500)
    herd.kill()
    if (kill % 5 === 0) void herd.freeze()
    if (kill % 10 === 5) await stopAndStart(room)
  }
}

async function countFinished(): Promise<number> {
  return ctx.db.flowInstance.count({ where: { status: 'completed' } })
}

async function countHeard(): Promise<number> {
  const [row] = await ctx.db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) AS count FROM kernel_test_notes WHERE note LIKE 'heard %'`
  return Number(row?.count ?? 0)
}

async function judge(): Promise<boolean> {
  const seen = Map.groupBy(await readNotes(ctx.db), (text) => text)
  const expected = Array.from({ length: FLOWS }, (_, n) => [`first ${n}`, `second ${n}`, `heard ${n}`]).flat()
  const missing = expected.filter((text) => !seen.has(text))
  const doubled = [...seen].filter(([, times]) => times.length > 1).map(([text]) => text)
  const broken = (await auditKernel(ctx)).filter(({ severity }) => severity === 'broken')
  say(`missing ${missing.length}, doubled ${doubled.length}, audit ${broken.length === 0 ? 'clean' : 'broken'}`)
  if (missing.length + doubled.length + broken.length > 0) console.error({ missing, doubled, broken })
  return missing.length + doubled.length + broken.length === 0
}

function say(text: string): void {
  console.log(`${new Date().toISOString().slice(11, 19)}  ${text}`)
}
