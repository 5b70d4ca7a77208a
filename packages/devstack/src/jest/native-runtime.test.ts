import { expect, test } from '@jest/globals'

const own = new URL(import.meta.url).search

test('what belongs to tests is loaded for this file alone, modules of the product once for all', () => {
  expect(own).toMatch(/^\?run=\d+$/)
  expect(import.meta.resolve('../../tests/serve.ts')).toMatch(new RegExp(`/tests/serve\\.ts\\${own}$`))
  expect(import.meta.resolve('@rose-ash/shared/testing/reset-stores')).toMatch(new RegExp(`\\.ts\\${own}$`))
  expect(import.meta.resolve('../repo-root.ts')).toMatch(/\/repo-root\.ts$/)
  expect(import.meta.resolve('express')).toMatch(/\.js$/)
})

test('values of the tests are compared with the constructors that the tests know', async () => {
  expect({ count: 1, text: 'one', list: [] }).toEqual({
    count: expect.any(Number),
    text: expect.any(String),
    list: expect.any(Array),
  })
  const tagged = Object.assign(new Error('in vain'), { [Symbol.toStringTag]: 'TaggedError' })
  await expect(Promise.reject(tagged)).rejects.toThrow('in vain')
})
