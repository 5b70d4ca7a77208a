import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Environment } from '@rose-ash/shared/testing/test-environment'
import { cpuMsOf } from './cpu-of.ts'

const WORKER = fileURLToPath(new URL('./kernel-worker.ts', import.meta.url))
const KERNEL = fileURLToPath(new URL('../../packages/kernel/bin/kernel.ts', import.meta.url))
const QUIET = '--disable-warning=ExperimentalWarning'

/** Resolves when the worker has begun to work. */
export async function startBenchWorker(environment: Environment): Promise<ChildProcess> {
  const worker = spawn(process.execPath, [QUIET, WORKER, JSON.stringify(environment)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await Promise.race([worker.stdout && once(worker.stdout, 'data'), once(worker, 'exit')])
  if (worker.exitCode !== null) throw new Error('the worker of the bench did not start')
  return worker
}

/** Resolves when the kernel says that it is ready. */
export async function startBenchKernel(environment: Environment, port: number): Promise<ChildProcess> {
  const env = { ...environment, PORT: String(port), NODE_ENV: 'production' } as NodeJS.ProcessEnv
  const kernel = spawn(process.execPath, [QUIET, KERNEL], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  while (kernel.exitCode === null && !(await isReady(port))) await new Promise((resolve) => setTimeout(resolve, 20))
  return kernel
}

async function isReady(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined)
  return answer?.ok === true
}

/** CPU of a server and of the processes it has forked that are still there. */
export function cpuMsOfFamily(pid: number): number {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === pid)
  return [pid, ...children.map(Number)].reduce((sum, one) => sum + cpuMsOf(one), 0)
}

function parentOf(pid: string): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return 0
  }
}
