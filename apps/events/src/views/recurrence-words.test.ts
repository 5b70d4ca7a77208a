import { expect, test } from '@jest/globals'
import { loadSite } from '@rose-ash/shared/site/site'
import { recurrenceWords } from './recurrence-words.ts'

const site = loadSite()

test.each([
  ['FREQ=WEEKLY;BYDAY=TH', 'Every Thursday'],
  ['FREQ=WEEKLY;BYDAY=MO,FR', 'Every Monday and Friday'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=WE', 'Every 2 weeks on Wednesday'],
  ['FREQ=MONTHLY;BYDAY=3SA', 'The third Saturday of each month'],
  ['FREQ=MONTHLY;BYDAY=-1FR', 'The last Friday of each month'],
  ['FREQ=DAILY;COUNT=2', 'Every day, 2 times'],
  ['FREQ=DAILY;COUNT=1', 'Every day, once'],
  ['FREQ=WEEKLY;BYDAY=TU;UNTIL=20270303T190000Z', 'Every Tuesday until 3 March 2027'],
  ['FREQ=WEEKLY;BYDAY=TU;UNTIL=20270303', 'Every Tuesday until 3 March 2027'],
  ['FREQ=WEEKLY;BYDAY=TU;UNTIL=20270303T235900', 'Every Tuesday until 3 March 2027'],
  // In summer, one minute before midnight in London.
  ['FREQ=WEEKLY;UNTIL=20270630T225900Z', 'Every week until 30 June 2027'],
  ['FREQ=MONTHLY;BYDAY=1SA,3SA', 'The first and third Saturday of each month'],
  ['FREQ=MONTHLY;BYDAY=1SA,-1SU', 'The first Saturday and last Sunday of each month'],
  ['FREQ=MONTHLY;INTERVAL=2;BYDAY=-2TH', 'The second to last Thursday, every 2 months'],
  ['FREQ=MONTHLY;BYDAY=FR', 'Every Friday'],
  ['FREQ=MONTHLY;BYMONTHDAY=1,15', 'The 1st and 15th of each month'],
  ['FREQ=MONTHLY;BYMONTHDAY=-1', 'The last day of each month'],
  ['FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR', 'The 13th of each month, if it is a Friday'],
  ['FREQ=MONTHLY;BYDAY=SA,SU;BYSETPOS=-1', 'The last Saturday or Sunday of each month'],
  ['FREQ=YEARLY', 'Every year'],
  ['FREQ=YEARLY;INTERVAL=4', 'Every 4 years'],
  ['FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24', 'The 24th of December of each year'],
  ['FREQ=YEARLY;BYMONTH=5;BYDAY=1MO', 'The first Monday in May of each year'],
  ['FREQ=YEARLY;BYDAY=20MO', 'The 20th Monday of each year'],
  ['FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO', 'Every Monday in week 20'],
  ['FREQ=YEARLY;BYYEARDAY=-1', 'The last day of each year'],
  ['FREQ=WEEKLY;BYDAY=SA;BYMONTH=6,7,8', 'Every Saturday in June, July and August'],
  ['FREQ=DAILY;BYHOUR=9,17;BYMINUTE=30', 'Every day, at 09:30 and 17:30'],
  ['FREQ=HOURLY;INTERVAL=3', 'Every 3 hours'],
  ['FREQ=HOURLY;BYMINUTE=0,30', 'Every hour, at minute 0 and 30 of the hour'],
  ['FREQ=MONTHLY;BYMONTHDAY=11,12,13,21,22,23,31', 'The 11th, 12th, 13th, 21st, 22nd, 23rd and 31st of each month'],
])('%s is said as "%s"', (rule, words) => {
  expect(recurrenceWords(site, rule, 'Europe/London')).toBe(words)
})

test('the last day is that of the entry’s own zone', () => {
  expect(recurrenceWords(site, 'FREQ=DAILY;UNTIL=20270303T230000Z', 'Asia/Tokyo')).toBe('Every day until 4 March 2027')
})
