import { setTimeout as pause } from 'node:timers/promises'
import { bufferedStdout } from '../buffered-stdout.ts'

/** Writes a line and ends, or writes lines, few and many at a time, past several flushes; exits 0 if it lived to the end. */
const out = bufferedStdout()
out.write('said\n')
if (process.argv[2] === 'on-and-on') {
  for (let flushes = 0; flushes < 4; flushes += 1) {
    await pause(150)
    out.write(`${'said '.repeat(flushes % 2 ? 4_000 : 1)}\n`)
  }
}
