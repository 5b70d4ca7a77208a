import { describe, expect, it } from '@jest/globals'
import { backOffMs } from './back-off.ts'

const backOff = { firstMs: 1_000, longestMs: 60_000 }

describe('backOffMs', () => {
  it('doubles from the first wait', () => {
    expect([1, 2, 3].map((attempt) => backOffMs(attempt, backOff, () => 1))).toEqual([1_000, 2_000, 4_000])
  })

  it('never exceeds the longest wait', () => {
    expect(backOffMs(500, backOff, () => 1)).toBe(60_000)
  })

  it('leaves half to chance', () => {
    expect(backOffMs(1, backOff, () => 0)).toBe(500)
  })
})
