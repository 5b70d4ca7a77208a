import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { identify, type ProcessIdentity } from '../../supervisor/process-identity.ts'

const MANAGER = /^(npm|npx|pnpm|pnpx|yarn|corepack)(-cli)?(\.[cm]?js)?$/
const SHELL = /^(\/\S*\/)?(sh|dash|bash|ash) -c /

/** The package managers among a process's ancestors, the nearest first: `npx pnpm start` is npm, a shell, pnpm, a shell, this process. */
export function packageManagers(from: number): readonly ProcessIdentity[] {
  const found: ProcessIdentity[] = []
  for (let pid = from; pid > 1; pid = parentOf(pid)) {
    const command = commandOf(pid)
    // Skip shells, whose arguments contain the manager's name; stop at the first other process.
    if (SHELL.test(command)) continue
    if (!isManager(command)) break
    const identity = identify(pid)
    if (identity) found.push(identity)
  }
  return found
}

/** `npm exec …`, `/usr/bin/pnpm …` or `node /usr/lib/…/npm-cli.js …`. */
function isManager(command: string): boolean {
  return command
    .split(' ')
    .slice(0, 2)
    .some((word) => MANAGER.test(basename(word)))
}

function commandOf(pid: number): string {
  return readProc(pid, 'cmdline').replaceAll('\0', ' ').trim()
}

function parentOf(pid: number): number {
  return Number(/^PPid:\s+(\d+)/m.exec(readProc(pid, 'status'))?.[1] ?? 0)
}

function readProc(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return ''
  }
}
