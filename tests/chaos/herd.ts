import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { ambientEnvironment } from '@rose-ash/devstack/config'
import { freePort } from '@rose-ash/devstack/free-port'
import { dieWithParent } from '@rose-ash/devstack/supervisor/die-with-parent'
import type { Environment } from '@rose-ash/shared/testing/test-environment'
import type { KernelStack } from '../support/kernel-stack.ts'

const WORKER = fileURLToPath(new URL('../../packages/kernel/tests/support/chaos-worker.ts', import.meta.url))
const KERNEL = fileURLToPath(new URL('../../packages/kernel/bin/kernel.ts', import.meta.url))
const WORKERS = 3

export interface Member {
  readonly role: 'worker' | 'kernel'
  readonly process: ChildProcess
  state: 'starting' | 'working' | 'frozen'
}

export type Herd = Awaited<ReturnType<typeof startHerd>>

/**
 * Three workers and a kernel, all of them at work. A killed one is replaced at once; none outlives this process. `leaseMs` is the
 * workers' lease, the engine's own when it is not given.
 */
export async function startHerd({ folder, environment }: KernelStack, leaseMs?: number) {
  const members = new Set<Member>()
  const port = await freePort()
  const output = openSync(join(folder, 'herd.log'), 'a')
  // As on the local stack: who begins again does not compile everything again.
  const common = { NODE_COMPILE_CACHE: join(folder, 'compile-cache') }
  let isOver = false

  function bear(role: Member['role'], args: readonly string[], own: Environment = {}): Member {
    const { PATH: path } = ambientEnvironment()
    const program = dieWithParent(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
      signal: 'KILL',
      path,
    })
    const env = { ...common, ...own } as NodeJS.ProcessEnv
    const child = spawn(program.command, program.args, { env, stdio: ['ignore', 'pipe', output] })
    const member: Member = { role, process: child, state: 'starting' }
    members.add(member)
    child.once('exit', () => members.delete(member))
    return member
  }

  async function addWorker(): Promise<void> {
    const worker = bear('worker', [WORKER, JSON.stringify({ environment, leaseMs })])
    const { stdout } = worker.process
    await Promise.race([stdout && once(stdout, 'data'), once(worker.process, 'exit')])
    return begin(worker, addWorker)
  }

  async function addKernel(): Promise<void> {
    const kernel = bear('kernel', [KERNEL], { ...environment, PORT: String(port) })
    kernel.process.stdout?.resume()
    while (members.has(kernel) && !(await answers(port))) await pause(50)
    return begin(kernel, addKernel)
  }

  /** A database that is away refuses a beginner, who tries again. */
  async function begin(member: Member, again: () => Promise<void>): Promise<void> {
    if (members.has(member)) {
      member.state = 'working'
      return
    }
    await pause(200)
    if (!isOver) await again()
  }

  await Promise.all([addKernel(), ...Array.from({ length: WORKERS }, addWorker)])
  return {
    kernelUrl: `http://127.0.0.1:${port}`,
    /** One of those at work, left to chance; waits until there is one. */
    async pick(role?: Member['role']): Promise<Member> {
      while (true) {
        const atWork = [...members].filter(
          (member) => member.state === 'working' && member.role === (role ?? member.role),
        )
        const picked = atWork[Math.floor(Math.random() * atWork.length)]
        if (picked) return picked
        await pause(20)
      }
    },
    /** Without warning; somebody else begins instead. */
    kill(member: Member): void {
      members.delete(member)
      member.process.kill('SIGKILL')
      void (member.role === 'kernel' ? addKernel() : addWorker())
    },
    /** Kills everybody, the frozen and those who have only begun too. Resolves when they are gone. */
    async end(): Promise<void> {
      isOver = true
      const last = [...members].map(({ process: child }) => {
        const gone = once(child, 'exit')
        child.kill('SIGKILL')
        return gone
      })
      await Promise.all(last)
    },
  }
}

async function answers(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined)
  return answer?.ok === true
}
