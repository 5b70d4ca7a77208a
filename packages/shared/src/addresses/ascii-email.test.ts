import { expect, test } from '@jest/globals'
import { asciiEmail } from './ascii-email.ts'

test.each([
  ['post@müller.example', 'post@xn--mller-kva.example'],
  ['post@例え.テスト', 'post@xn--r8jz45g.xn--zckzah'],
  ['Ann@Example.org', 'Ann@Example.org'],
  ['no address', 'no address'],
  ['a@\u200b', 'a@'],
])('%s goes out as %s', (typed, address) => {
  expect(asciiEmail(typed)).toBe(address)
})
