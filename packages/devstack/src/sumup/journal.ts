import { mkdirSync } from 'node:fs'
import { open, readFile, truncate } from 'node:fs/promises'
import { dirname } from 'node:path'

export interface Journal<Entry> {
  /** Resolves when the entry is on the disk. Entries keep the order of the calls. */
  append(entry: Entry): Promise<void>
  close(): Promise<void>
}

/** Opens an append-only file of JSON lines and calls `replay` with every entry. An incomplete last line, left by a crash, is dropped. */
export async function openJournal<Entry>(path: string, replay: (entry: Entry) => void): Promise<Journal<Entry>> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const text = await readFile(path, 'utf8').catch(() => '')
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  if (whole.length < text.length) await truncate(path, Buffer.byteLength(whole))
  for (const line of whole.split('\n')) if (line) replay(JSON.parse(line) as Entry)
  const file = await open(path, 'a', 0o600)
  let queue = Promise.resolve()
  return {
    append(entry) {
      const written = queue.then(async () => {
        await file.appendFile(`${JSON.stringify(entry)}\n`)
        await file.datasync()
      })
      queue = written.catch(() => {})
      return written
    },
    close: () => queue.then(() => file.close()),
  }
}
