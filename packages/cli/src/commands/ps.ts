import { join } from 'node:path'
import type { Command } from 'commander'
import { dataDir, readJson } from '../config.ts'
import { print, table } from '../print.ts'

interface LocalProcess {
  readonly name: string
  readonly pid: number
  readonly url: string
}

/** `rose ps`: the running processes of the local stack. */
export function registerPs(program: Command): void {
  program
    .command('ps')
    .description('the processes of the local stack: name, pid, url')
    .option('--json', 'JSON (also the default when the output is not a terminal)')
    .action((options: { json?: boolean }) => {
      const processes = (readJson<LocalProcess[]>(join(dataDir(), 'processes.json')) ?? [])
        .filter(isAlive)
        .map(({ name, pid, url }) => ({ name, pid, url }))
      const json = options.json ?? !process.stdout.isTTY
      print(processes, { json }, () =>
        processes.length === 0
          ? 'Rose Ash is not running here.'
          : table(
              ['NAME', 'PID', 'URL'],
              processes.map(({ name, pid, url }) => [name, String(pid), url]),
            ),
      )
    })
}

function isAlive({ pid }: LocalProcess): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
