import { expect, test } from '@jest/globals'
import { toJsonRows } from './json-rows.ts'

test('rows become plain JSON: times, big integers and bytes are text', () => {
  const row = {
    seq: 2n ** 60n,
    at: new Date('2026-03-01T10:00:00Z'),
    key: Uint8Array.of(1, 2, 3),
    note: null,
    tags: ['a'],
  }
  expect(toJsonRows({ rows: [row] })).toEqual({
    rows: [{ seq: '1152921504606846976', at: '2026-03-01T10:00:00.000Z', key: 'AQID', note: null, tags: ['a'] }],
  })
})
