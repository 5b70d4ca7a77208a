import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { REPO_ROOT } from '../../repo-root.ts'

const PRELOAD = pathToFileURL(join(REPO_ROOT, 'packages/devstack/src/resolver/preload.ts')).href

/** The command of the stack's Node processes: TypeScript without a build, `*.localhost` resolved, ended together with the supervisor. */
export function nodeCommand(script: string): { command: string; args: readonly string[] } {
  const flags = ['--disable-warning=ExperimentalWarning', '--import', PRELOAD]
  return { command: process.execPath, args: [...flags, join(REPO_ROOT, script)] }
}
