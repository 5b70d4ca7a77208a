import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '@rose-ash/devstack/free-port'

const SERVER = fileURLToPath(new URL('./static-server.ts', import.meta.url))

export interface StaticServer {
  readonly url: string
  readonly pid: number
  stop(): void
}

/** Starts the baseline in a process of its own, sending `body`. */
export async function startStatic(body: string, folder: string): Promise<StaticServer> {
  const file = join(folder, 'page.html')
  writeFileSync(file, body)
  const port = await freePort()
  const child = spawn(process.execPath, [SERVER, file, String(port)], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  return { url: `http://127.0.0.1:${port}/`, pid: child.pid ?? 0, stop: () => child.kill('SIGKILL') }
}
