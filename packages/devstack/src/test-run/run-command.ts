import { spawn } from 'node:child_process'
import { ambientEnvironment } from '../config.ts'
import { REPO_ROOT } from '../repo-root.ts'

export interface Command {
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Printed as it comes, or returned. */
  readonly output: 'shown' | 'kept'
  readonly signal: AbortSignal
}

/** Runs Node with these arguments at the repository's root. `output` is empty when it was printed. */
export function runNode({ args, env, output, signal }: Command): Promise<{ ok: boolean; output: string }> {
  const child = spawn(process.execPath, args, {
    cwd: REPO_ROOT,
    env: { ...ambientEnvironment(), TURBO_TELEMETRY_DISABLED: '1', ...env },
    stdio: ['ignore', output === 'shown' ? 'inherit' : 'pipe', output === 'shown' ? 'inherit' : 'pipe'],
  })
  const kept: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => kept.push(chunk))
  const stop = () => child.kill('SIGTERM')
  signal.addEventListener('abort', stop, { once: true })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      signal.removeEventListener('abort', stop)
      resolve({ ok: code === 0, output: Buffer.concat(kept).toString('utf8') })
    })
  })
}
