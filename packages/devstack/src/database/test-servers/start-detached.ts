import { type SpawnOptions, spawn } from 'node:child_process'
import { openSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive } from '../is-alive.ts'

interface DetachedServer {
  readonly command: string
  readonly args: readonly string[]
  readonly logFile: string
  readonly answers: () => Promise<boolean>
  readonly options?: SpawnOptions
}

/** Starts a server that outlives this process and waits until it answers. Returns its pid. */
export async function startDetached({ command, args, logFile, answers, options }: DetachedServer): Promise<number> {
  const output = openSync(logFile, 'a')
  const child = spawn(command, args, { ...options, detached: true, stdio: ['ignore', output, output] })
  child.unref()
  const failed = new Promise<never>((_, reject) => child.once('error', reject))
  const pid = await Promise.race([failed, untilAnswering(child.pid ?? 0, answers, logFile)])
  return pid
}

async function untilAnswering(pid: number, answers: () => Promise<boolean>, logFile: string): Promise<number> {
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline) {
    if (await answers()) return pid
    if (!pid || !isAlive(pid)) break
    await sleep(50)
  }
  throw new Error(`A test server did not start; the end of ${logFile}:\n${readFileSync(logFile, 'utf8').slice(-2_000)}`)
}
