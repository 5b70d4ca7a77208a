import { mkdir, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive } from '../database/is-alive.ts'
import { stopTestServers } from '../database/test-servers/test-servers.ts'

/** Creates a folder for the servers and files of this run. Servers and folders of earlier, killed runs of the same kind are removed first. */
export async function openRunFolder(kind = 'rose-test-run'): Promise<string> {
  const prefix = `${kind}-`
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(prefix) || isAlive(Number(name.slice(prefix.length)))) continue
    await stopTestServers(join(tmpdir(), name))
  }
  const folder = join(tmpdir(), `${prefix}${process.pid}`)
  await mkdir(folder, { recursive: true, mode: 0o711 })
  return folder
}
