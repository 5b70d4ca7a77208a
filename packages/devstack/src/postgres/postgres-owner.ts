import { execFileSync } from 'node:child_process'
import { PlainError } from '../plain-error.ts'

/** The user that runs PostgreSQL. Empty: the current user. */
export interface PostgresOwner {
  readonly uid?: number
  readonly gid?: number
}

/** For root, who may not run PostgreSQL, the user `postgres`, created when missing; else the current user. */
export function postgresOwner(): PostgresOwner {
  if (process.getuid?.() !== 0) return {}
  return lookUp('postgres') ?? create() ?? lookUp('nobody') ?? refuse()
}

function create(): PostgresOwner | null {
  try {
    execFileSync('groupadd', ['--system', '--force', 'postgres'], { stdio: 'ignore' })
    execFileSync('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres'], { stdio: 'ignore' })
  } catch {
    return null
  }
  return lookUp('postgres')
}

function lookUp(name: string): PostgresOwner | null {
  try {
    const [uid, gid] = ['-u', '-g'].map((flag) =>
      Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] })),
    )
    return { uid: uid as number, gid: gid as number }
  } catch {
    return null
  }
}

function refuse(): never {
  throw new PlainError(
    'PostgreSQL does not run as root and no other user could be made: start as an ordinary user, or set DATABASE_URL.',
  )
}
