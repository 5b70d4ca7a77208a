import type { DestinationStream } from 'pino'

const FLUSH_MS = 100
const FLUSH_CHARACTERS = 8_192

/**
 * Standard output, written in batches: one system call for many lines costs a busy process no more than for one. Lines wait a tenth of
 * a second at most and are written when the process exits; SIGKILL loses the lines that still wait. When the pipe is closed or the
 * disk is full, lines are lost without an error.
 */
export function bufferedStdout(): DestinationStream & { flushSync(): void } {
  let lines = ''
  let waiting: NodeJS.Timeout | undefined
  const flushSync = () => {
    clearTimeout(waiting)
    waiting = undefined
    const batch = lines
    lines = ''
    // Node writes to files, pipes and terminals synchronously.
    if (batch) process.stdout.write(batch)
  }
  // Without a listener, the error of a broken pipe would end the process.
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
