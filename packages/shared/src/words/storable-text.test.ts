import { expect, test } from '@jest/globals'
import { storable, storableText } from './storable-text.ts'

test('NUL goes, half of a pair becomes the mark for what cannot be read, and whole pairs stay', () => {
  expect(storableText('Nul \0 here, \ud83c half, \udf5e half, 🍞 whole, 我家')).toBe(
    'Nul  here, \ufffd half, \ufffd half, 🍞 whole, 我家',
  )
})

test('texts and keys are made storable in lists and in objects, and other values stay', () => {
  expect(storable({ 'a\0': ['\ud800', 1, null, { b: 'c\0' }], d: undefined })).toEqual({
    a: ['\ufffd', 1, null, { b: 'c' }],
    d: undefined,
  })
})
