import { expect, test } from '@jest/globals'
import { z } from 'zod'
import { readForm } from './parse.ts'

const form = z.object({
  title: z.string().min(1).max(5),
  price: z.union([z.literal(''), z.coerce.number().positive()]),
  roles: z.array(z.enum(['seller'])).default([]),
})
const WORDS = { title: { too_big: 'Shorter.', otherwise: 'A title.' }, price: 'A price.', roles: 'From the list.' }

test.each([
  [{ title: '', price: '1' }, { title: 'A title.' }],
  [{ title: 'Longer', price: '1' }, { title: 'Shorter.' }],
  [{ title: 'Bread', price: 'much' }, { price: 'A price.' }],
  [{ title: 'Bread', price: '1', roles: ['seller', 'king'] }, { roles: 'From the list.' }],
  [{}, { title: 'A title.', price: 'A price.' }],
])('the mistakes of %j have the words of their fields', (body, errors) => {
  expect(readForm(form, body, WORDS)).toEqual({ ok: false, errors, values: body })
})

test('a body that is no form is refused', () => {
  expect(() => readForm(form, [1], WORDS)).toThrow('input does not fit')
})
