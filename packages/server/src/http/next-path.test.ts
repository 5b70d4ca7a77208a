import { expect, test } from '@jest/globals'
import { nextPath } from './next-path.ts'

test.each([
  ['/first-frost/', '/first-frost/'],
  ['/shop?label=vegan&page=2#list', '/shop?label=vegan&page=2#list'],
  ['/a/../b', '/b'],
])('%s is a path of our own', (wanted, path) => {
  expect(nextPath(wanted)).toBe(path)
})

test.each([
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  '\\\\evil.example',
  '/\t/evil.example',
  '/..//evil.example',
  'javascript:alert(1)',
  ' /x',
  'x',
  '',
  '/auth/login?next=/x',
  '/auth',
  undefined,
  ['/x'],
])('%p leads home', (wanted) => {
  expect(nextPath(wanted)).toBe('/')
})
