import { expect, test } from '@jest/globals'
import { matchingStep, stepAt, toBase32, totpCode } from './totp.ts'

const SECRET = toBase32(Buffer.from('12345678901234567890'))

test.each([
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
])('at second %d the code is the one of RFC 6238, appendix B', (second, code) => {
  expect(totpCode(SECRET, stepAt(new Date(second * 1000)), 8)).toBe(code)
})

test('a secret is written as RFC 4648 says', () => {
  expect(SECRET).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
})

test('a code counts half a minute before and after its own, and no longer', () => {
  const now = new Date(1111111111_000)
  const code = totpCode(SECRET, stepAt(now))
  const at = (seconds: number) => matchingStep(SECRET, code, new Date(now.getTime() + seconds * 1000))
  expect([at(-60), at(-30), at(0), at(30), at(60)]).toEqual([
    undefined,
    stepAt(now),
    stepAt(now),
    stepAt(now),
    undefined,
  ])
})
