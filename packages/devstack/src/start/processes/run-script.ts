import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { REPO_ROOT } from '../../repo-root.ts'
import { tail } from '../../supervisor/tail.ts'
import { nodeCommand } from './node-command.ts'

interface Script {
  readonly script: string
  readonly env: Readonly<Record<string, string>>
  readonly logFile: string
  readonly signal?: AbortSignal | undefined
}

/** Runs one of our programs to its end. Throws with the last lines of its log when it fails; `signal` stops it. */
export async function runScript({ script, env, logFile, signal }: Script): Promise<void> {
  const { command, args } = nodeCommand(script)
  const log = openSync(logFile, 'a', 0o600)
  const child = spawn(command, args, {
    cwd: REPO_ROOT,
    env,
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
    signal,
  })
  closeSync(log)
  const [code, by] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
  if (code === 0) return
  throw new Error(`${script} failed (${by ?? `exit code ${code}`}); its log is ${logFile}`, {
    cause: new Error(await tail(logFile, 12)),
  })
}
