import { gunzipSync } from 'node:zlib'
import { expect, test } from '@jest/globals'
import { deflatedPiece, joinedGzip, storedPiece } from './joined-gzip.ts'

test.each([
  ['text between text', ['<p>shared '.repeat(400), 'Ada', '</p> shared'.repeat(300)]],
  ['an empty hole', ['a', '', 'b']],
  ['nothing', ['', '', '']],
  ['a hole larger than one stored block', ['a'.repeat(70_000), 'é'.repeat(70_000), 'b']],
])('pieces of %s open as one gzip stream', async (_what, [before = '', hole = '', after = '']) => {
  const plain = [before, hole, after].map((text) => Buffer.from(text))
  const pieces = [await deflatedPiece(plain[0]!), storedPiece(plain[1]!), await deflatedPiece(plain[2]!)]
  expect(gunzipSync(joinedGzip(pieces, plain)).toString()).toBe(before + hole + after)
})
