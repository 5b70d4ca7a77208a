import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * Wraps a command so that the operating system ends it when this process dies in any way. Without setpriv (util-linux) the command is
 * unchanged, and the next start ends the remaining processes.
 */
export function dieWithParent(
  command: string,
  args: readonly string[],
  { signal, path }: { signal: string; path: string | undefined },
): { command: string; args: readonly string[] } {
  const setpriv = process.platform === 'linux' ? findProgram('setpriv', path) : null
  return setpriv ? { command: setpriv, args: ['--pdeathsig', signal, '--', command, ...args] } : { command, args }
}

/** The full path of a program on the PATH, or null. */
export function findProgram(name: string, path: string | undefined): string | null {
  const folders = [...(path ?? '').split(delimiter), '/usr/local/sbin', '/usr/sbin', '/sbin', '/opt/homebrew/bin']
  return (
    folders
      .filter(Boolean)
      .map((folder) => join(folder, name))
      .find(isExecutable) ?? null
  )
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
