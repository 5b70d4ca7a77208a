import { expect, test } from '@jest/globals'
import { oneOf } from './one-of.ts'

const COLOURS = ['rose', 'moss'] as const

test('a word of the list is given back with the type of the list', () => {
  const colour: 'rose' | 'moss' = oneOf(COLOURS, 'moss')
  expect(colour).toBe('moss')
})

test('a word that is not in the list is refused, and the list is named', () => {
  expect(() => oneOf(COLOURS, 'plum')).toThrow('"plum" is none of rose, moss')
})
