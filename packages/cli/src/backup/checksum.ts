import { createHash } from 'node:crypto'
import { Transform } from 'node:stream'

/** Passes bytes on; `digest` is of all that passed. */
export function checksum(): Transform & { digest(): string } {
  const hash = createHash('sha256')
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  return Object.assign(through, { digest: () => hash.digest('hex') })
}
