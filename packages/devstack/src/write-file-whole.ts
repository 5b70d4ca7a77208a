import { open, rename } from 'node:fs/promises'

/** Replaces a file atomically: readers, also after a crash, find the complete old or new content. */
export async function writeFileWhole(path: string, content: string, mode = 0o600): Promise<void> {
  const draft = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}.tmp`
  const file = await open(draft, 'w', mode)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, path)
}
