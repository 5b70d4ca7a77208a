import { mkdir, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive } from '../database/is-alive.ts'
import { stopTestServers } from '../database/test-servers/test-servers.ts'

const PREFIX = 'rose-test-run-'

/** A folder for the servers and files of this one run. What runs that were killed left behind is stopped and removed first. */
export async function openRunFolder(): Promise<string> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX) || isAlive(Number(name.slice(PREFIX.length)))) continue
    await stopTestServers(join(tmpdir(), name))
  }
  const folder = join(tmpdir(), `${PREFIX}${process.pid}`)
  await mkdir(folder, { recursive: true, mode: 0o711 })
  return folder
}
