import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from '@rose-ash/devstack/free-port'
import { createFlowRest } from '@rose-ash/kernel/flows/await-rest'
import { createFlowClient } from '@rose-ash/kernel/flows/flow-client'
import { listenToBells } from '@rose-ash/kernel/waking/bells'
import { openKernelRoom } from '../support/kernel-room.ts'
import { cpuMsOf, rssMbOf } from './cpu-of.ts'
import { cpuMsOfFamily, startBenchKernel, startBenchWorker } from './kernel-process.ts'
import { round } from './measure.ts'

const FLOWS = 1_000
const PARALLEL = 100
const PER_SECOND = 50
const SECONDS = 6
const SUSPENDED = 100_000
const WITHIN_MS = 30_000
const RESULTS = fileURLToPath(new URL('../../bench/kernel.json', import.meta.url))

/** `npx pnpm bench kernel`: starts and resumes against one worker, then what a hundred thousand suspended flows cost. */
const room = await openKernelRoom()
const { ctx, environment, postgres } = room
const bells = listenToBells(ctx)
const rest = await createFlowRest(ctx, bells)
const flows = createFlowClient(ctx)
await ctx.db.$executeRaw`CREATE TABLE bench_notes (id bigserial PRIMARY KEY, note text NOT NULL)`
let worker = await startBenchWorker(environment)

type Work = (number: number) => Promise<void>
const ids: string[] = []

const start: Work = async (number) => {
  const { id } = await flows.start(null, 'bench', { number })
  ids.push(id)
  await rest.awaitRest(id, { withinMs: WITHIN_MS })
}
const resume: Work = async () => {
  const id = ids.shift() ?? ''
  const { signal } = await flows.resume(null, id, {}, { key: 'go' })
  await rest.awaitRest(id, { withinMs: WITHIN_MS, signal })
}

const cases: Record<string, unknown>[] = []
try {
  say('warming up')
  await inParallel(200, 20, start)
  await inParallel(200, 20, resume)
  await throughput('start → suspended', start)
  await throughput('resume → done', resume)
  await latency('start → suspended', start)
  await latency('resume → done', resume)
  await manySuspended()
  console.table(cases)
  mkdirSync(dirname(RESULTS), { recursive: true })
  writeFileSync(RESULTS, `${JSON.stringify({ node: process.version, cases }, null, 2)}\n`)
  console.log('written to bench/kernel.json')
} finally {
  worker.kill('SIGKILL')
  bells.close()
  await room.close()
}
process.exit()

async function throughput(name: string, work: Work): Promise<void> {
  const before = cpu()
  const began = performance.now()
  const times = await inParallel(FLOWS, PARALLEL, work)
  const took = performance.now() - began
  cases.push({
    case: `${name}, ${PARALLEL} in parallel`,
    perSecond: Math.round((FLOWS / took) * 1_000),
    ...percentiles(times),
    ...costs(before, FLOWS),
  })
}

async function latency(name: string, work: Work): Promise<void> {
  const before = cpu()
  const count = PER_SECOND * SECONDS
  const running: Promise<number>[] = []
  const began = performance.now()
  for (let number = 0; number < count; number += 1) {
    await pause(Math.max(0, began + (number * 1_000) / PER_SECOND - performance.now()))
    running.push(timed(() => work(number)))
  }
  const times = await Promise.all(running)
  cases.push({
    case: `${name}, ${PER_SECOND} a second`,
    perSecond: PER_SECOND,
    ...percentiles(times),
    ...costs(before, count),
  })
}

async function manySuspended(): Promise<void> {
  say(`laying down ${SUSPENDED} suspended flows`)
  await ctx.db.$executeRaw`
    INSERT INTO flow_instances (id, name, version, input, origin_app, status, wake_at, epoch)
    SELECT gen_random_uuid(), 'bench', 1, jsonb_build_object('number', n), 'blog', 'suspended', NULL, 1 FROM generate_series(1, ${SUSPENDED}::int) n`
  await ctx.db.$executeRaw`
    INSERT INTO flow_steps (flow_id, position, name, kind, state, epoch, finished_at)
    SELECT id, 0, 'first', 'tx', 'done', 1, now() FROM flow_instances WHERE status = 'suspended'`
  await ctx.db.$executeRaw`
    INSERT INTO flow_steps (flow_id, position, name, kind, state, epoch, wait_key)
    SELECT id, 1, 'go', 'wait', 'waiting', 1, 'go' FROM flow_instances WHERE status = 'suspended'`
  await ctx.db.$executeRaw`ANALYZE`
  const kernel = await startBenchKernel(environment, await freePort())
  try {
    await pause(5_000)
    const before = await statements()
    await pause(10_000)
    const idle = ((await statements()) - before) / 10
    cases.push({
      case: `kernel with ${SUSPENDED} suspended`,
      rssMb: Math.round(rssMbOf(kernel.pid ?? 0)),
      idleQueriesPerSecond: round(idle, 1),
    })
    await firstResume()
  } finally {
    kernel.kill('SIGKILL')
  }
}

/** From the moment a new worker process works (and is started at all) to the first flow it resumes. */
async function firstResume(): Promise<void> {
  worker.kill('SIGKILL')
  const { id } = await ctx.db.flowInstance.findFirstOrThrow({ where: { status: 'suspended' }, select: { id: true } })
  const { signal } = await flows.resume(null, id, {}, { key: 'go' })
  const began = performance.now()
  const done = rest.awaitRest(id, { withinMs: WITHIN_MS, signal })
  worker = await startBenchWorker(environment)
  const working = performance.now()
  await done
  const now = performance.now()
  cases.push({
    case: 'restart → first resume',
    fromProcessMs: Math.round(now - began),
    fromWorkingMs: Math.round(now - working),
  })
}

async function statements(): Promise<number> {
  await ctx.db.$executeRaw`SELECT pg_stat_clear_snapshot()`
  const [row] = await ctx.db.$queryRaw<{ count: bigint }[]>`
    SELECT xact_commit + xact_rollback AS count FROM pg_stat_database WHERE datname = current_database()`
  return Number(row?.count ?? 0)
}

async function inParallel(count: number, width: number, work: Work): Promise<number[]> {
  const times: number[] = []
  let next = 0
  const lane = async () => {
    while (next < count) {
      const number = next++
      times.push(await timed(() => work(number)))
    }
  }
  await Promise.all(Array.from({ length: width }, lane))
  return times
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

function percentiles(times: readonly number[]) {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0, 1)
  return { p50Ms: at(0.5), p99Ms: at(0.99) }
}

function cpu() {
  return { worker: cpuMsOf(worker.pid ?? 0), database: cpuMsOfFamily(postgres.pid), client: cpuMsOf(process.pid) }
}

/** CPU milliseconds a flow cost the worker, the database and the one who asked. */
function costs(before: ReturnType<typeof cpu>, count: number) {
  const after = cpu()
  return {
    workerCpuMs: round((after.worker - before.worker) / count, 2),
    databaseCpuMs: round((after.database - before.database) / count, 2),
    clientCpuMs: round((after.client - before.client) / count, 2),
  }
}

function say(text: string): void {
  console.log(`${new Date().toISOString().slice(11, 19)}  ${text}`)
}
