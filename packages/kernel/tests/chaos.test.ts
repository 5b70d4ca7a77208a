import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createTestContext } from '@rose-ash/shared/testing/create-test-context'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { testEnvironment } from '@rose-ash/shared/testing/test-environment'
import { auditKernel } from '../src/audit/audit-kernel.ts'
import { createFlowClient } from '../src/flows/flow-client.ts'
import { registerFlows } from '../src/flows/register-flows.ts'
import { chaosFlow } from './support/chaos-parts.ts'
import { eventually } from './support/eventually.ts'
import { createNotes, readNotes } from './support/notes.ts'

const FLOWS = 24
const KILLS = 5
const WORKERS = 3
const WORKER_FILE = fileURLToPath(new URL('./support/chaos-worker.ts', import.meta.url))

const environment = await testEnvironment()
const ctx = await createTestContext('kernel')
const flows = createFlowClient(ctx)
const started = new Set<ChildProcess>()
const working: ChildProcess[] = []

beforeAll(async () => {
  await resetStores()
  await createNotes(ctx.db)
})
afterAll(async () => {
  for (const worker of started) {
    worker.kill('SIGKILL')
    worker.stdout?.destroy()
  }
  await ctx.close()
})

async function startWorker(): Promise<void> {
  const worker = spawn(process.execPath, [WORKER_FILE, JSON.stringify(environment)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  started.add(worker)
  await Promise.race([once(worker.stdout!, 'data'), once(worker, 'exit')])
  if (worker.exitCode === null) working.push(worker)
}

/** Kills one that works without warning and starts another. */
async function killOne(): Promise<void> {
  await eventually(async () => working.length > 0, 30_000)
  working.shift()?.kill('SIGKILL')
  void startWorker()
}

/** A process that is frozen past its lease and then goes on. */
async function freezeOne(): Promise<void> {
  const worker = working.at(-1)
  worker?.kill('SIGSTOP')
  await pause(2_000)
  worker?.kill('SIGCONT')
}

test('every flow finishes and every effect happens once, though workers are killed and frozen at random', async () => {
  await registerFlows(ctx, [chaosFlow])
  await Promise.all(Array.from({ length: WORKERS }, startWorker))

  const driving = (async () => {
    for (let number = 0; number < FLOWS; number += 1) {
      const { id } = await flows.start(null, 'chaos', { number })
      await pause(40)
      await flows.resume(null, id, { number }, { key: 'go' })
    }
  })()
  const killing = (async () => {
    for (let kill = 0; kill < KILLS; kill += 1) {
      await pause(150 + Math.random() * 350)
      await (kill === 2 ? freezeOne() : killOne())
    }
  })()
  await Promise.all([driving, killing])

  await eventually(async () => (await flows.list({ status: 'completed' })).length === FLOWS, 90_000)
  await eventually(async () => (await readNotes(ctx.db)).length >= FLOWS * 3, 90_000)
  const expected = Array.from({ length: FLOWS }, (_, number) => [
    `first ${number}`,
    `heard ${number}`,
    `second ${number}`,
  ])
  expect((await readNotes(ctx.db)).toSorted()).toEqual(expected.flat().toSorted())
  expect((await auditKernel(ctx)).filter(({ severity }) => severity === 'broken')).toEqual([])
}, 200_000)
