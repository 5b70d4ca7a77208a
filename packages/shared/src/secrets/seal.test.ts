import { expect, test } from '@jest/globals'
import { seal, unseal } from './seal.ts'

const secret = 'a secret of at least thirty-two characters'

test('what was sealed opens with the same secret and purpose', () => {
  expect(unseal(secret, 'actor-keys', seal(secret, 'actor-keys', 'PEM'))).toBe('PEM')
})

test('another purpose, another secret or a changed text does not open', () => {
  const sealed = seal(secret, 'actor-keys', 'PEM')
  expect(() => unseal(secret, 'cookies', sealed)).toThrow()
  expect(() => unseal(`${secret}!`, 'actor-keys', sealed)).toThrow()
  expect(() => unseal(secret, 'actor-keys', `${sealed.slice(0, -2)}AA`)).toThrow()
})
