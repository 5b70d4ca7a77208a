import { expect, test } from '@jest/globals'
import { ConflictError } from '@rose-ash/shared/errors/http-errors'
import { refusalOf } from './refusal-of.ts'

const TABLE = { sold_out: 'Gone.', 'cart_changed.prices': 'Dearer.' }

test('an error that the page expects has its words, by code or by code and reason', () => {
  expect(refusalOf(TABLE, new ConflictError('x', { code: 'sold_out', details: { why: 'rain' } }))).toBe('Gone.')
  expect(refusalOf(TABLE, new ConflictError('x', { code: 'cart_changed', details: { why: 'prices' } }))).toBe('Dearer.')
})

test.each([new ConflictError('x', { code: 'cart_changed' }), new Error('broken'), 'a text'])(
  'any other is thrown on: %s',
  (error) => {
    expect(() => refusalOf(TABLE, error)).toThrow(error as Error)
  },
)
