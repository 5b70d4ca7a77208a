import { execFileSync } from 'node:child_process'
import { PlainError } from '../plain-error.ts'
import { findProgram } from '../supervisor/die-with-parent.ts'
import type { PostgresOwner } from './postgres-owner.ts'

interface Command extends PostgresOwner {
  readonly command: string
  readonly args: readonly string[]
}

interface Options {
  readonly owner: PostgresOwner
  /** The paths that it must be able to read: its programs and its data. */
  readonly reads: readonly string[]
  readonly path: string | undefined
}

/**
 * The command by which the owner runs a program and can read its data. When root starts it in a folder that others may not enter (such
 * as /root), the owner keeps root's capability to pass through folders; when that cannot be given, throws PlainError with advice.
 */
export function postgresCommand(program: string, args: readonly string[], { owner, reads, path }: Options): Command {
  const setpriv = process.platform === 'linux' ? findProgram('setpriv', path) : null
  if (!setpriv) return { command: program, args, ...owner }
  const privileges = owner.uid === undefined ? [] : privilegesToRead(setpriv, owner, reads)
  return { command: setpriv, args: [...privileges, '--pdeathsig', 'INT', '--', program, ...args] }
}

function privilegesToRead(setpriv: string, owner: PostgresOwner, reads: readonly string[]): readonly string[] {
  const asOwner = ['--reuid', `${owner.uid}`, '--regid', `${owner.gid}`, '--clear-groups']
  if (canEnter(setpriv, asOwner, reads)) return asOwner
  // initdb finds other programs by access(2), which respects the capabilities only under no_setuid_fixup.
  const passing = [
    ...asOwner,
    '--securebits',
    '+no_setuid_fixup',
    '--inh-caps',
    '+dac_override',
    '--ambient-caps',
    '+dac_override',
  ]
  if (canEnter(setpriv, passing, reads)) return passing
  throw cannotEnter(reads)
}

function canEnter(setpriv: string, privileges: readonly string[], reads: readonly string[]): boolean {
  const test = ['sh', '-c', 'for path; do test -r "$path" || exit 1; done', 'sh', ...reads]
  try {
    execFileSync(setpriv, [...privileges, '--', ...test], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function cannotEnter(reads: readonly string[]): PlainError {
  return new PlainError(
    `The user that runs PostgreSQL cannot read ${reads.join(' and ')}: put the repository where others may read it, or set DATABASE_URL.`,
  )
}
