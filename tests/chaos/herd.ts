import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from '@rose-ash/devstack/free-port'
import type { Environment } from '@rose-ash/shared/testing/test-environment'

const WORKER = fileURLToPath(new URL('../../packages/kernel/tests/support/chaos-worker.ts', import.meta.url))
const KERNEL = fileURLToPath(new URL('../../packages/kernel/bin/kernel.ts', import.meta.url))
const QUIET = '--disable-warning=ExperimentalWarning'

/** Workers and a kernel that are killed and frozen, and replaced at once. */
export function createHerd(environment: Environment) {
  const alive = new Set<ChildProcess>()
  const frozen = new Set<ChildProcess>()

  function keep(child: ChildProcess): void {
    alive.add(child)
    child.once('exit', () => alive.delete(child))
  }

  async function addWorker(): Promise<void> {
    const worker = spawn(process.execPath, [QUIET, WORKER, JSON.stringify(environment)], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    await Promise.race([worker.stdout && once(worker.stdout, 'data'), once(worker, 'exit')])
    // A database that is away refuses a beginner.
    if (worker.exitCode !== null) return pause(200).then(addWorker)
    keep(worker)
  }

  async function addKernel(): Promise<void> {
    const env = { ...environment, PORT: String(await freePort()) } as NodeJS.ProcessEnv
    keep(spawn(process.execPath, [QUIET, KERNEL], { env, stdio: 'ignore' }))
  }

  function pick(): ChildProcess | undefined {
    const candidates = [...alive].filter((child) => !frozen.has(child))
    return candidates[Math.floor(Math.random() * candidates.length)]
  }

  return {
    addWorker,
    addKernel,
    /** Without warning; somebody else begins instead. */
    kill(): void {
      const victim = pick()
      if (!victim) return
      const isKernel = victim.spawnargs.includes(KERNEL)
      victim.kill('SIGKILL')
      void (isKernel ? addKernel() : addWorker())
    },
    /** Sleeps past its lease and goes on as if nothing had been. */
    async freeze(): Promise<void> {
      const zombie = pick()
      if (!zombie) return
      frozen.add(zombie)
      zombie.kill('SIGSTOP')
      await pause(3_000)
      zombie.kill('SIGCONT')
      frozen.delete(zombie)
    },
    end(): void {
      for (const child of alive) child.kill('SIGKILL')
    },
  }
}
