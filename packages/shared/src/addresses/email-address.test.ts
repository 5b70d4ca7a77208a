import { expect, test } from '@jest/globals'
import { emailAddress } from './email-address.ts'

test.each([
  ['ivan@пример.рф', 'ivan@xn--e1afmkfd.xn--p1ai'],
  ['li@例子.中国', 'li@xn--fsqu00a.xn--fiqs8s'],
  ['ann@xn--e1afmkfd.xn--p1ai', 'ann@xn--e1afmkfd.xn--p1ai'],
  ['post@müller。example', 'post@xn--mller-kva.example'],
  ['ann@example.org', 'ann@example.org'],
])('%s is an address', (typed, address) => {
  expect(emailAddress.parse(typed)).toBe(address)
})

test.each(['ann', 'ann@example', 'ann@example.x1', 'ann@example.xn--', 'a b@example.org', 'ann@xn--p1ai'])(
  '%s is none',
  (typed) => {
    expect(emailAddress.safeParse(typed).success).toBe(false)
  },
)
