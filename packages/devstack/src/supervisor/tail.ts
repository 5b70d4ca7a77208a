import { open } from 'node:fs/promises'

/** The last lines of a log without stack traces; '' when there is no log. */
export async function tail(path: string, lines = 8): Promise<string> {
  const file = await open(path).catch(() => null)
  if (!file) return ''
  try {
    const { size } = await file.stat()
    const length = Math.min(size, 8192)
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length)
    const said = buffer
      .toString('utf8')
      .split('\n')
      .filter((line) => line.trim() && !/^\s+at /.test(line))
    return said.slice(-lines).join('\n')
  } finally {
    await file.close()
  }
}
