import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { isUuid } from './is-uuid.ts'

test('a UUID is one in either case', () => {
  const id = randomUUID()
  expect([isUuid(id), isUuid(id.toUpperCase())]).toEqual([true, true])
})

test.each(['', '-'.repeat(36), 'f'.repeat(36), ` ${randomUUID()}`, `${randomUUID()}\n`])('%j is none', (text) => {
  expect(isUuid(text)).toBe(false)
})
