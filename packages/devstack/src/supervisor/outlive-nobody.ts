import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * Wraps a command so that the kernel of the system ends it when we die, however we die. Where setpriv (util-linux) is
 * missing the command stays as it is, and the next start clears away what was left.
 */
export function outliveNobody(
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
