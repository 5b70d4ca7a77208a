import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort } from '../../free-port.ts'
import { writeFileWhole } from '../../write-file-whole.ts'

/** A port for each name; the same as at the last start where it is still free. */
export async function knownPorts<Name extends string>(
  dataDir: string,
  names: readonly Name[],
): Promise<Record<Name, number>> {
  const path = join(dataDir, 'ports.json')
  const before = JSON.parse(await readFile(path, 'utf8').catch(() => '{}')) as Partial<Record<Name, number>>
  const ports = {} as Record<Name, number>
  for (const name of names) ports[name] = await freePort(before[name])
  await writeFileWhole(path, `${JSON.stringify(ports, null, 2)}\n`)
  return ports
}
