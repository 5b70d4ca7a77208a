import { expect, test } from '@jest/globals'
import { ConflictError } from '@rose-ash/shared/errors/http-errors'
import { fieldRefusalsOf, refusalOf } from './refusal-of.ts'

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

test('an error that says a code for each field has the words beside the fields', () => {
  const table = { name_missing: 'A name.', handle_taken: 'Another one.' }
  const details = { name: 'name_missing', handle: 'handle_taken' }
  expect(fieldRefusalsOf(table, new ConflictError('x', { details }))).toEqual({
    name: 'A name.',
    handle: 'Another one.',
  })
  for (const error of [
    new ConflictError('x', { details: { name: 'new' } }),
    new ConflictError('x'),
    new Error('broken'),
  ])
    expect(() => fieldRefusalsOf(table, error)).toThrow(error)
})
