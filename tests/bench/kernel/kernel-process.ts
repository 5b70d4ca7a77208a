import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { LIGHT_KERNEL, LIGHT_NODE } from '@rose-ash/devstack/start/processes/light-node'
import type { Environment } from '@rose-ash/shared/testing/test-environment'

const WORKER = fileURLToPath(new URL('./kernel-worker.ts', import.meta.url))
const KERNEL = fileURLToPath(new URL('../../../packages/kernel/bin/kernel.ts', import.meta.url))

/** Processes as images and the local stack run them; `folder` holds their compile cache, which has to be warmed first as it is there. */
export function kernelProcesses(folder: string, environment: Environment, port: number) {
  const env = {
    ...environment,
    ...LIGHT_NODE,
    ...LIGHT_KERNEL,
    NODE_ENV: 'production',
    NODE_COMPILE_CACHE: join(folder, 'compile-cache'),
    PORT: String(port),
  } as NodeJS.ProcessEnv
  const run = (script: string, ...args: string[]) =>
    spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
  const url = `http://127.0.0.1:${port}`

  /** Resolves when the worker has begun to work. */
  async function startWorker(): Promise<ChildProcess> {
    const worker = run(WORKER, JSON.stringify(environment))
    await Promise.race([once(worker.stdout, 'data'), once(worker, 'exit')])
    if (worker.exitCode !== null) throw new Error('the worker of the bench did not start')
    return worker
  }

  /** Resolves when the kernel says that it is ready. */
  async function startKernel(): Promise<ChildProcess> {
    const kernel = run(KERNEL)
    kernel.stdout.resume()
    while (kernel.exitCode === null && !(await isReady(url))) await pause(10)
    return kernel
  }

  return {
    startWorker,
    startKernel,
    /** Resumes a flow through the kernel's API; throws while there is none. */
    async resume(id: string): Promise<string> {
      const headers = { authorization: `Bearer ${environment.INTERNAL_SECRET}` }
      const answer = await fetch(`${url}/flows/${id}/resume`, { method: 'POST', headers, body: '{}' })
      return ((await answer.json()) as { status: string }).status
    },
    /** Node writes its compile cache when a process ends by itself. */
    async warm(): Promise<void> {
      for (const started of [await startWorker(), await startKernel()]) {
        started.kill('SIGTERM')
        await once(started, 'exit')
      }
    },
  }
}

async function isReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/readyz`).catch(() => undefined)
  return answer?.ok === true
}
