import { expect, test } from '@jest/globals'
import { CookieSigner } from './cookie-signer.ts'

// Made by keygrip 1.1.0 with the key "old secret".
const TEXT = 'rose_op=k2Vx0cQ1h7'
const BY_KEYGRIP = 'LsEJsTwYLQPSdiCE2TfVoHVAMzQ'

test('signs as keygrip does, so that sessions of before are still known', () => {
  expect(new CookieSigner(['old secret']).sign(TEXT)).toBe(BY_KEYGRIP)
})

test('knows the signatures of every key, and says which it was', () => {
  const signer = new CookieSigner(['new secret', 'old secret'])
  expect([signer.index(TEXT, signer.sign(TEXT)), signer.index(TEXT, BY_KEYGRIP)]).toEqual([0, 1])
})

test.each([
  ['', TEXT],
  ['short', TEXT],
  [BY_KEYGRIP, `${TEXT}x`],
  [`${BY_KEYGRIP}=`, TEXT],
  ['é'.repeat(27), TEXT],
])('does not take %j for a signature of %j', (signature, text) => {
  expect(new CookieSigner(['old secret']).verify(text, signature)).toBe(false)
})
