import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { CliError } from '../cli-error.ts'

/** What a shell knows after `source FILE`, so that a command sees what `docker stack deploy` would: nothing of this process's environment. */
export function readEnvFile(file: string): Record<string, string> {
  if (!existsSync(file)) return {}
  const shell = spawnSync('/bin/sh', ['-c', 'set -ae; . "$1" >&2; exec /usr/bin/env -0', 'sh', resolve(file)], {
    env: {} as NodeJS.ProcessEnv,
    encoding: 'utf8',
  })
  if (shell.status !== 0) throw new CliError(`The shell cannot read ${file}: ${shell.stderr.trim()}`)
  const pairs = shell.stdout
    .split('\0')
    .filter(Boolean)
    .map((pair) => pair.split(/=(.*)/s))
  return Object.fromEntries(
    pairs.filter(([name]) => !SHELLS_OWN.includes(name!)).map(([name, value]) => [name!, value!]),
  )
}

const SHELLS_OWN = ['PWD', 'OLDPWD', '_', 'SHLVL', 'PPID', 'IFS', 'OPTIND', 'PS1', 'PS2', 'PS4']
