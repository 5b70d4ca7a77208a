import { writeFileWhole } from '../write-file-whole.ts'

/** Rewrites a file after each change, one write at a time; changes during a write are written together after it. */
export function keepFileCurrent(path: string, content: () => string): { changed(): void; close(): Promise<void> } {
  let writing: Promise<void> | null = null
  let again = false
  let closed = false
  const write = async () => {
    do {
      again = false
      await writeFileWhole(path, content()).catch(() => {})
    } while (again)
    writing = null
  }
  return {
    changed() {
      if (closed) return
      if (writing) again = true
      else writing = write()
    },
    async close() {
      closed = true
      await writing
    },
  }
}
