import { expect, it } from '@jest/globals'
import { ATTEMPT_EVENTS, ATTEMPT_STATES, isOpen, nextAttemptState } from './attempt-states.ts'

it('knows what follows from every event in every state', () => {
  for (const state of ATTEMPT_STATES) {
    for (const event of ATTEMPT_EVENTS) expect(ATTEMPT_STATES).toContain(nextAttemptState(state, event))
  }
})

it('never takes a payment back', () => {
  for (const event of ATTEMPT_EVENTS) expect(nextAttemptState('paid', event)).toBe('paid')
})

it('sees money in every state but the two that are settled', () => {
  const open = ATTEMPT_STATES.filter((state) => state !== 'mismatched')
  expect(open.map((state) => nextAttemptState(state, 'seen-paid'))).toEqual(open.map(() => 'paid'))
})

it('keeps a declined attempt open, since SumUp lets it be paid after all', () => {
  expect(isOpen(nextAttemptState('pending', 'seen-failed'))).toBe(true)
})

it('closes nothing because a checkout is not found', () => {
  for (const state of ATTEMPT_STATES) expect(nextAttemptState(state, 'not-found')).toBe(state)
})
