import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isAlive } from '@rose-ash/devstack/database/is-alive'
import { reachableBinaries } from '@rose-ash/devstack/database/test-servers/reachable-binaries'
import type { KernelStack } from '../support/kernel-stack.ts'

/** Stops the stack's Postgres in `immediate` mode (without a checkpoint) and later starts it again on the same data. */
export async function stopAndStart({ folder, postgres }: Pick<KernelStack, 'folder' | 'postgres'>): Promise<void> {
  const file = join(folder, 'servers.json')
  const servers = JSON.parse(await readFile(file, 'utf8')) as { postgres: { url: string; pid: number } }
  const { pid } = servers.postgres
  const [command = '', ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean)
  process.kill(pid, 'SIGQUIT')
  while (isAlive(pid)) await pause(20)
  await pause(Math.random() * 2_000)
  const { runAs } = await reachableBinaries()
  const again = spawn(command, args, { ...runAs, cwd: '/', detached: true, stdio: 'ignore' })
  again.unref()
  await writeFile(file, JSON.stringify({ ...servers, postgres: { url: postgres.url, pid: again.pid } }))
}

/** Repeats an operation until the database accepts it. */
export async function insist<Result>(work: () => Promise<Result>): Promise<Result> {
  while (true) {
    try {
      return await work()
    } catch {
      await pause(100)
    }
  }
}
