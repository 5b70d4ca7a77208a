import { type DestinationStream, pino } from 'pino'

const FLUSH_MS = 100
const FLUSH_BYTES = 8_192

/**
 * Standard output, written in batches: one system call for many lines costs a busy process what it costs for one. Lines wait a tenth
 * of a second at most and are written when the process ends by itself; SIGKILL may take that tenth of a second with it.
 */
export function bufferedStdout(): DestinationStream & { flushSync(): void } {
  const out = pino.destination({ dest: 1, sync: true, minLength: FLUSH_BYTES })
  let waiting: NodeJS.Timeout | undefined
  const flushSync = () => {
    clearTimeout(waiting)
    waiting = undefined
    out.flushSync()
  }
  process.once('exit', flushSync)
  return {
    flushSync,
    write(line) {
      out.write(line)
      waiting ??= setTimeout(flushSync, FLUSH_MS).unref()
    },
  }
}
