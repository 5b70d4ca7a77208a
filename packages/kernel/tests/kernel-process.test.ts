import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createServerTestContext } from '@rose-ash/server/testing/create-server-test-context'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { testEnvironment } from '@rose-ash/shared/testing/test-environment'
import { z } from 'zod'
import { defineFlow } from '../src/flows/define-flow.ts'
import { createKernelWorker } from '../src/process/kernel-worker.ts'
import { eventually } from './support/eventually.ts'

const KERNEL = fileURLToPath(new URL('../bin/kernel.ts', import.meta.url))
const port = await freePort()
const ctx = await createServerTestContext('kernel')
const asking = defineFlow({
  name: 'asking',
  version: 1,
  input: z.object({}),
  run: async (step) => (await step.waitFor('approval')).payload,
})
const worker = createKernelWorker(ctx, { flows: [asking] })
let kernel: ChildProcess | undefined

beforeAll(async () => {
  await resetStores()
  await worker.start()
})
afterAll(async () => {
  kernel?.kill('SIGKILL')
  await worker.stop()
  await ctx.close()
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const free = (server.address() as AddressInfo).port
  server.close()
  return free
}

async function startKernel(): Promise<ChildProcess> {
  const env = (await testEnvironment({ PORT: String(port) })) as NodeJS.ProcessEnv
  kernel = spawn(process.execPath, [KERNEL], { env, stdio: 'ignore' })
  await eventually(
    async () => (await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined))?.status === 200,
    60_000,
  )
  return kernel
}

async function post(path: string, body: unknown) {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ctx.config.INTERNAL_SECRET}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return (await response.json()) as { id: string; status: string }
}

test('a flow outlives the kernel process that started it, and SIGTERM ends the next one cleanly', async () => {
  const first = await startKernel()
  const { id, status } = await post('/flows/asking', {})
  expect(status).toBe('suspended')

  first.kill('SIGKILL')
  await once(first, 'exit')
  const second = await startKernel()

  expect(await post(`/flows/${id}/resume`, { yes: true })).toMatchObject({ id, status: 'completed' })
  second.kill('SIGTERM')
  expect(await once(second, 'exit')).toEqual([0, null])
}, 600_000)

test('the kernel process leaves mail to the apps, which have its templates', async () => {
  const mail = {
    to: 'ada@rose.localhost',
    template: 'order-paid',
    data: {},
    idempotencyKey: 'left',
    originApp: 'account',
  }
  const { id } = await ctx.db.outgoingMail.create({ data: mail })
  const running = await startKernel()
  running.kill('SIGTERM')
  await once(running, 'exit')
  expect(await ctx.db.outgoingMail.findUnique({ where: { id } })).toMatchObject({ status: 'pending', attempts: 0 })
}, 600_000)
