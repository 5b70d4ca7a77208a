import { expect, test } from '@jest/globals'
import type { EntryDetails } from '@rose-ash/domains/events/entries/entry'
import { calendarFeed } from './calendar-feed.ts'

const entry: EntryDetails = {
  entryId: '0197a000-0000-7000-8000-000000000000',
  uid: 'box@rose.example',
  visibility: 'public',
  publishedAt: new Date(0),
  slug: 'box-collection',
  title: 'Box collection; bring, please, last week’s back',
  summary: '',
  descriptionHtml: '',
  calendar: { slug: 'yard', name: 'In the Yard', colour: 'rose' },
  timeZone: 'Europe/London',
  allDay: false,
  status: 'confirmed',
  place: { name: 'Tannery Yard', address: 'Millgate', mapUrl: null },
  onlineUrl: null,
  picture: null,
  recurs: true,
  accessibilityNotes: '',
  capacity: null,
  joinMode: 'open',
  externalUrl: null,
  recurrenceRule: 'FREQ=WEEKLY;BYDAY=TH',
  startsLocal: '2026-03-26T15:00:00',
  durationMinutes: 240,
  extraStarts: [],
  excludedStarts: ['2026-12-24T15:00:00'],
  sequence: 3,
  organisers: [],
  organiserIds: [],
  createdAt: new Date('2026-01-01T10:00:00Z'),
  updatedAt: new Date('2026-01-02T10:00:00Z'),
  upcoming: [],
  next: undefined,
}
const feed = (exceptions: Parameters<typeof calendarFeed>[0]['exceptions'] = []) =>
  calendarFeed({
    exceptions,
    calendar: { name: 'In the Yard', description: '', timeZone: 'Europe/London' },
    entries: [entry],
    origin: 'https://events.rose.example',
  })

test('a series is told as wall time, zone and rule', () => {
  const lines = feed().split('\r\n')
  expect(lines).toContain('DTSTART;TZID=Europe/London:20260326T150000')
  expect(lines).toContain('DTEND;TZID=Europe/London:20260326T190000')
  expect(lines).toContain('RRULE:FREQ=WEEKLY;BYDAY=TH')
  expect(lines).toContain('EXDATE;TZID=Europe/London:20261224T150000')
  expect(lines).toContain('BEGIN:VTIMEZONE')
})

test('identity, sequence and stamps stay what they are, in UTC', () => {
  const lines = feed().split('\r\n')
  expect(lines).toContain('UID:box@rose.example')
  expect(lines).toContain('SEQUENCE:3')
  expect(lines).toContain('DTSTAMP:20260102T100000Z')
})

test('text is escaped and no line is longer than 75 octets', () => {
  expect(feed()).toContain('SUMMARY:Box collection\\; bring\\, please\\,')
  expect(
    Math.max(
      ...feed()
        .split('\r\n')
        .map((line) => Buffer.byteLength(line)),
    ),
  ).toBeLessThanOrEqual(75)
})

test('an occurrence over a change of the clocks is written with its own end', () => {
  const [, , own] = feed([{ entryId: entry.entryId, originalStart: '2026-10-25T00:00:00', status: 'confirmed' }]).split(
    'BEGIN:VEVENT',
  )
  expect(own).toContain('UID:box@rose.example')
  expect(own).toContain('RECURRENCE-ID;TZID=Europe/London:20261025T000000')
  expect(own).toContain('DTSTART;TZID=Europe/London:20261025T000000')
  expect(own).toContain('DTEND;TZID=Europe/London:20261025T040000')
  expect(own).not.toContain('RRULE')
})

test('a time that is cancelled alone is written as cancelled', () => {
  const [, series, own] = feed([
    { entryId: entry.entryId, originalStart: '2026-04-02T15:00:00', status: 'cancelled' },
  ]).split('BEGIN:VEVENT')
  expect(series).toContain('STATUS:CONFIRMED')
  expect(own).toContain('RECURRENCE-ID;TZID=Europe/London:20260402T150000')
  expect(own).toContain('STATUS:CANCELLED')
})
