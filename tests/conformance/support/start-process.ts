import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { ambientEnvironment } from '@rose-ash/devstack/config'
import { dieWithParent } from '@rose-ash/devstack/supervisor/die-with-parent'

/** Starts a worker program of this folder and resolves when it reports that it is ready. It ends with this process. */
export async function startProcess(file: string, argument: object): Promise<ChildProcess> {
  const program = fileURLToPath(new URL(file, import.meta.url))
  const args = ['--disable-warning=ExperimentalWarning', program, JSON.stringify(argument)]
  const { PATH: path } = ambientEnvironment()
  const { command, args: all } = dieWithParent(process.execPath, args, { signal: 'KILL', path })
  const child = spawn(command, all, { stdio: ['ignore', 'pipe', 'inherit'] })
  await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
  if (child.exitCode !== null) throw new Error(`${file} did not start`)
  child.stdout.resume()
  return child
}
