import type { DestinationStream } from 'pino'

const FLUSH_MS = 100
const FLUSH_CHARACTERS = 8_192

/**
 * Standard output, written in batches: one system call for many lines costs a busy process what it costs for one. Lines wait a tenth
 * of a second at most and are written when the process ends by itself; SIGKILL may take that tenth of a second with it. Where nobody
 * reads any more or the disk is full the lines are lost, and nothing else.
 */
export function bufferedStdout(): DestinationStream & { flushSync(): void } {
  let lines = ''
  let waiting: NodeJS.Timeout | undefined
  const flushSync = () => {
    clearTimeout(waiting)
    waiting = undefined
    const batch = lines
    lines = ''
    // Node writes to files, pipes and terminals before it returns.
    if (batch) process.stdout.write(batch)
  }
  // Unheard, the error of a broken pipe would end the process.
  if (process.stdout.listenerCount('error') === 0) process.stdout.on('error', () => undefined)
  process.once('exit', flushSync)
  return {
    flushSync,
    write(line) {
      lines += line
      if (lines.length > FLUSH_CHARACTERS) flushSync()
      else waiting ??= setTimeout(flushSync, FLUSH_MS).unref()
    },
  }
}
