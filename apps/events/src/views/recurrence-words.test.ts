import { expect, test } from '@jest/globals'
import { recurrenceWords } from './recurrence-words.ts'

test.each([
  ['FREQ=WEEKLY;BYDAY=TH', 'Every Thursday'],
  ['FREQ=WEEKLY;BYDAY=MO,FR', 'Every Monday and Friday'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=WE', 'Every 2 weeks on Wednesday'],
  ['FREQ=MONTHLY;BYDAY=3SA', 'The third Saturday of each month'],
  ['FREQ=MONTHLY;BYDAY=-1FR', 'The last Friday of each month'],
  ['FREQ=DAILY;COUNT=2', 'Every day, 2 times'],
])('%s is said as "%s"', (rule, words) => {
  expect(recurrenceWords(rule)).toBe(words)
})
