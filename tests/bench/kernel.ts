import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from '@rose-ash/devstack/free-port'
import { createFlowRest } from '@rose-ash/kernel/flows/client/await-rest'
import { createFlowClient } from '@rose-ash/kernel/flows/client/flow-client'
import { listenToBells } from '@rose-ash/kernel/waking/bells'
import { openKernelStack } from '../support/kernel-stack.ts'
import { cpuMsOf, cpuMsOfFamily, rssMbOf } from './cpu-of.ts'
import { kernelProcesses } from './kernel/kernel-process.ts'
import { round } from './measure.ts'

const FLOWS = 1_000
const PARALLEL = 100
const PER_SECOND = 50
const SECONDS = 6
const SUSPENDED = 100_000
const RESTARTS = 5
const WITHIN_MS = 30_000
const RESULTS = fileURLToPath(new URL('../../bench/kernel.json', import.meta.url))

/** `npx pnpm bench kernel`: starts and resumes against one worker, then what a hundred thousand suspended flows cost. */
const stack = await openKernelStack()
const { ctx, environment, postgres } = stack
const bells = listenToBells(ctx)
const rest = await createFlowRest(ctx, bells)
const flows = createFlowClient(ctx)
await ctx.db.$executeRaw`CREATE TABLE bench_notes (id bigserial PRIMARY KEY, note text NOT NULL)`
const processes = kernelProcesses(stack.folder, environment, await freePort())
await processes.warm()
let worker = await processes.startWorker()

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
  const many = [await throughput('start → suspended', start), await throughput('resume → done', resume)]
  const steady = [await latency('start → suspended', start), await latency('resume → done', resume)]
  const held = await manySuspended()
  const bars = {
    [`p99 at most 60 ms at ${PER_SECOND} a second`]: steady.every(({ p99Ms }) => p99Ms <= 60),
    [`at least 300 starts and resumes a second, ${PARALLEL} in parallel`]: many.every(
      ({ perSecond }) => perSecond >= 300,
    ),
    [`kernel at most 150 MB with ${SUSPENDED} suspended`]: held.rssMb <= 150,
    'at most 20 queries a second when idle': held.idleQueriesPerSecond <= 20,
    'worker restart to first resume at most 1 s': held.workerRestartMs <= 1_000,
    'kernel restart to first resume at most 1 s': held.kernelRestartMs <= 1_000,
  }
  mkdirSync(dirname(RESULTS), { recursive: true })
  writeFileSync(RESULTS, `${JSON.stringify({ node: process.version, cases, held, bars }, null, 2)}\n`)
  console.table(cases)
  console.table([held])
  for (const [bar, isHeld] of Object.entries(bars)) console.log(`${isHeld ? '✓' : '✗'} ${bar}`)
  console.log('written to bench/kernel.json')
} finally {
  worker.kill('SIGKILL')
  bells.close()
  await stack.close()
}
process.exit()

async function throughput(name: string, work: Work) {
  const before = cpu()
  const began = performance.now()
  const times = await inParallel(FLOWS, PARALLEL, work)
  const took = performance.now() - began
  const perSecond = Math.round((FLOWS / took) * 1_000)
  return note({ case: `${name}, ${PARALLEL} in parallel`, perSecond, ...percentiles(times), ...costs(before, FLOWS) })
}

async function latency(name: string, work: Work) {
  const before = cpu()
  const count = PER_SECOND * SECONDS
  const running: Promise<number>[] = []
  const began = performance.now()
  for (let number = 0; number < count; number += 1) {
    await pause(Math.max(0, began + (number * 1_000) / PER_SECOND - performance.now()))
    running.push(timed(() => work(number)))
  }
  const times = await Promise.all(running)
  const measured = { perSecond: PER_SECOND, ...percentiles(times), ...costs(before, count) }
  return note({ case: `${name}, ${PER_SECOND} a second`, ...measured })
}

function note<Case extends object>(measured: Case): Case {
  cases.push(measured as Record<string, unknown>)
  return measured
}

async function manySuspended() {
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
  let kernel = await processes.startKernel()
  try {
    await pause(5_000)
    const before = await statements()
    await pause(10_000)
    const idleQueriesPerSecond = round(((await statements()) - before) / 10, 1)
    const rssMb = Math.round(rssMbOf(kernel.pid ?? 0))
    say('restarting')
    const workerRestartMs = await middleOf(restartWorker)
    const kernelRestartMs = await middleOf(async () => {
      const [ms, restarted] = await restartKernel(kernel)
      kernel = restarted
      return ms
    })
    return { rssMb, idleQueriesPerSecond, workerRestartMs, kernelRestartMs }
  } finally {
    kernel.kill('SIGKILL')
  }
}

/** From the start of a new worker process to the first flow that it has resumed. */
async function restartWorker(): Promise<number> {
  worker.kill('SIGKILL')
  const id = await aSuspendedFlow()
  const { signal } = await flows.resume(null, id, {}, { key: 'go' })
  const began = performance.now()
  const done = rest.awaitRest(id, { withinMs: WITHIN_MS, signal })
  worker = await processes.startWorker()
  await done
  return performance.now() - began
}

/** From the start of a new kernel process to its answer that the first flow asked of it is done. */
async function restartKernel(old: ChildProcess): Promise<[ms: number, restarted: ChildProcess]> {
  old.kill('SIGKILL')
  await once(old, 'exit')
  const id = await aSuspendedFlow()
  const began = performance.now()
  const restarted = processes.startKernel()
  while (performance.now() - began < WITHIN_MS) {
    if ((await processes.resume(id).catch(() => 'away')) === 'completed') break
    await pause(10)
  }
  const ms = performance.now() - began
  return [ms, await restarted]
}

async function aSuspendedFlow(): Promise<string> {
  const { id } = await ctx.db.flowInstance.findFirstOrThrow({ where: { status: 'suspended' }, select: { id: true } })
  return id
}

async function middleOf(measure: () => Promise<number>): Promise<number> {
  const times: number[] = []
  for (let nth = 0; nth < RESTARTS; nth += 1) times.push(await measure())
  return Math.round(times.toSorted((a, b) => a - b)[Math.floor(RESTARTS / 2)] ?? Number.POSITIVE_INFINITY)
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
