import { mkdir, rename, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Writes a file that is named by its content, unless it is there; beside it first, so that a reader never sees half of it. Returns its size. */
export async function writeOnce(file: string, make: () => Promise<Buffer>): Promise<number> {
  const known = await stat(file).catch(() => null)
  if (known) return known.size
  const bytes = await make()
  await mkdir(dirname(file), { recursive: true })
  const beside = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`
  await writeFile(beside, bytes)
  await rename(beside, file)
  return bytes.length
}
