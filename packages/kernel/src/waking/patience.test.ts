import { expect, it } from '@jest/globals'
import { shortestBackOffMs } from './back-off.ts'
import { attemptsOf, PATIENCE } from './patience.ts'

it.each(Object.entries(PATIENCE))(
  '%s: its pauses fill the time that it lasts, and no pause more',
  (_kind, patience) => {
    const attempts = attemptsOf(patience)
    const pauses = Array.from({ length: attempts - 1 }, (_, index) => shortestBackOffMs(index + 1, patience))
    const sum = (all: number[]) => all.reduce((total, ms) => total + ms, 0)
    expect(sum(pauses)).toBeGreaterThanOrEqual(patience.lastsMs)
    expect(sum(pauses.slice(0, -1))).toBeLessThan(patience.lastsMs)
  },
)

it('gives what is outside days, and what is inside minutes', () => {
  expect(PATIENCE.effectReaction.lastsMs).toBe(3 * 86_400_000)
  expect(PATIENCE.reaction.lastsMs).toBe(1_800_000)
})
