import type { NewCalendar } from '@rose-ash/domains/events/calendars/create-calendar'
import type { NewEntry } from '@rose-ash/domains/events/entries/create-entry'

export const DEMO_CALENDARS: readonly NewCalendar[] = [
  {
    slug: 'yard',
    name: 'In the Yard',
    description: 'Markets, fairs and suppers at Tannery Yard. Everybody is welcome.',
    colour: 'rose',
  },
  {
    slug: 'workshops',
    name: 'Workshops and mending',
    description: 'Learn a thing, or bring one that is broken.',
    colour: 'moss',
  },
  {
    slug: 'assembly',
    name: 'Assembly and working groups',
    description: 'Where the co-operative decides. Members vote, neighbours may listen.',
    colour: 'amber',
  },
]

const YARD = { name: 'Tannery Yard', address: 'Millgate' }
const LONG_ROOM = { name: 'The long room, Tannery Yard', address: 'Millgate' }
const BAKERY = { name: 'The bakery, Tannery Yard', address: 'Millgate, the back half' }
const COLDWELL = { name: 'Coldwell Farm', address: 'Coldwell Lane' }
const OFFICE = { name: 'The office above the bakery', address: 'Tannery Yard, Millgate' }

const STEP_FREE = 'Step-free from Millgate. The long room has a hearing loop and a chair for whoever wants one.'
const STAIRS = 'Up one flight of stairs with a rail; tell us and we will meet on the ground floor.'

/** The demo's entries, laid out around `now` so that there is always something on. */
export function demoEntries(now: Date): readonly NewEntry[] {
  const on = (weekday: number, time: string, weeksAhead = 0) => `${weekdayFrom(now, weekday, weeksAhead)}T${time}`
  return [
    {
      calendar: 'yard',
      title: 'Box collection',
      summary: 'Your crate, in the passage, in the order of the alphabet. Bring last week’s back.',
      description:
        'Crates stand in the passage from three. Somebody is there to swap a thing you cannot eat for a thing you can.\n\nIf you are late, ring the bell twice.',
      startsLocal: on(4, '15:00:00', -8),
      durationMinutes: 240,
      recurrenceRule: 'FREQ=WEEKLY;BYDAY=TH',
      place: YARD,
      organisers: ['Oona Fairbarrow'],
      accessibilityNotes: STEP_FREE,
    },
    {
      calendar: 'yard',
      title: 'Saturday market',
      summary: 'Bread from eight, vegetables while they last, cheese and wool till one.',
      description:
        'Eight stalls, all of them ours or our neighbours’. The coffee is poured by whoever lost the draw.\n\nDogs on leads; bring a bag.',
      startsLocal: on(6, '08:30:00', -8),
      durationMinutes: 270,
      recurrenceRule: 'FREQ=WEEKLY;BYDAY=SA',
      place: YARD,
      organisers: ['Rose Ash Office'],
      accessibilityNotes: STEP_FREE,
    },
    {
      calendar: 'yard',
      title: 'Winter fair',
      summary:
        'Lit by three o’clock, because after that it is dark. Eleven stalls, warm cider, and the quiz on the seven rules at four.',
      description:
        'Bread, and a second bake at two. Wool in the common colours. The mending table, for presents that have broken early. Seeds, in envelopes, with the year on.\n\nThe bakery stays open all afternoon, and the oven with it: bring a dish with a lid on and, for a pound in the jar, it will come out hot when you want to go home.\n\nIf it rains we will be in the long room, which now has a window that opens.',
      startsLocal: `${nthWeekdayOf(now, 12, 6, 2)}T12:00:00`,
      durationMinutes: 300,
      place: YARD,
      capacity: 400,
      organisers: ['Rose Ash Office', 'Maud Thistleby'],
      accessibilityNotes: STEP_FREE,
    },
    {
      calendar: 'yard',
      title: 'Soup and a film',
      summary: 'One pot, one film, no trailers. The film is kept secret until the bread is cut.',
      description: 'Soup at half past six, lights down at seven. Pay what the soup was worth.',
      startsLocal: on(5, '18:30:00', 1),
      durationMinutes: 180,
      place: LONG_ROOM,
      capacity: 60,
      organisers: ['Idris Penhollow'],
      accessibilityNotes: STEP_FREE,
    },
    {
      calendar: 'yard',
      title: 'Wassail in the orchard',
      summary: 'We sing to the trees at Coldwell, who have put up with a good deal this year.',
      description: 'Bring a lantern and something to bang. We walk up from the lane at half past five.',
      startsLocal: `${nthWeekdayOf(now, 1, 6, 3)}T17:30:00`,
      durationMinutes: 120,
      place: COLDWELL,
      organisers: ['Oona Fairbarrow'],
      accessibilityNotes: 'A farm track, uneven and dark. There are three seats on the trailer.',
    },
    {
      calendar: 'workshops',
      title: 'Repair café',
      summary: 'Sit beside a mender with the thing that stopped working. Lamps, zips, toasters, chairs.',
      description:
        'Menders for small electrics, cloth, wood and bicycles. The kettle is on from half past nine.\n\nNothing is thrown away until three people have looked at it.',
      startsLocal: `${nthWeekdayInMonth(now, 6, 3)}T10:00:00`,
      durationMinutes: 180,
      recurrenceRule: 'FREQ=MONTHLY;BYDAY=3SA',
      place: LONG_ROOM,
      organisers: ['Barnaby Quillfeather', 'Idris Penhollow'],
      accessibilityNotes: STEP_FREE,
    },
    {
      calendar: 'workshops',
      title: 'Spinning Wednesday',
      summary: 'Wheels, drop spindles and one patient teacher. Fleece is provided; opinions are free.',
      description: 'Come at seven if you have never held a spindle, at half past if you have.',
      startsLocal: on(3, '19:00:00', -6),
      durationMinutes: 120,
      recurrenceRule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE',
      place: LONG_ROOM,
      capacity: 14,
      organisers: ['Idris Penhollow'],
      accessibilityNotes: STEP_FREE,
    },
    {
      calendar: 'workshops',
      title: 'Rye for beginners',
      summary: 'Two mornings, one starter, and the patience to leave it alone.',
      description:
        'On the first morning we mix and wait. On the second we bake. You take home a loaf and a jar that will need feeding.',
      startsLocal: on(6, '09:30:00', 2),
      durationMinutes: 210,
      recurrenceRule: 'FREQ=DAILY;COUNT=2',
      place: BAKERY,
      capacity: 8,
      organisers: ['Maud Thistleby'],
      accessibilityNotes: STEP_FREE,
    },
    {
      calendar: 'workshops',
      title: 'Seed swap',
      summary: 'Envelopes, with the year on. The small rule about beans still holds.',
      description:
        'Bring what you saved, take what you will sow. Beans are labelled with who grew them and what stood beside them.',
      startsLocal: `${nthWeekdayOf(now, 2, 6, 3)}T10:30:00`,
      durationMinutes: 150,
      place: LONG_ROOM,
      organisers: ['Oona Fairbarrow'],
      accessibilityNotes: STEP_FREE,
    },
    {
      calendar: 'workshops',
      title: 'Darning evening',
      summary: 'Socks with holes, and company. Mushrooms lent, wool found.',
      startsLocal: on(2, '19:00:00', 1),
      durationMinutes: 120,
      place: OFFICE,
      capacity: 10,
      organisers: ['Tamsin Oakapple'],
      accessibilityNotes: STAIRS,
    },
    {
      calendar: 'assembly',
      title: 'Growers’ working group',
      summary: 'What is coming up, what was lost, what the crate should cost.',
      startsLocal: `${nthWeekdayInMonth(now, 1, 1)}T19:00:00`,
      durationMinutes: 90,
      recurrenceRule: 'FREQ=MONTHLY;BYDAY=1MO',
      place: OFFICE,
      organisers: ['Oona Fairbarrow'],
      accessibilityNotes: STAIRS,
    },
    {
      calendar: 'assembly',
      title: 'Bakery shift meeting',
      summary: 'Twenty minutes, standing up, before the oven is hot.',
      startsLocal: on(1, '05:40:00', -8),
      durationMinutes: 20,
      recurrenceRule: 'FREQ=WEEKLY;BYDAY=MO,FR',
      place: BAKERY,
      organisers: ['Maud Thistleby'],
      accessibilityNotes: STEP_FREE,
    },
    {
      calendar: 'assembly',
      title: 'Winter assembly',
      summary: 'The accounts in plain words, the oven fund, and two seats on the board. One household, one vote.',
      description:
        'Papers are on the office door a week before. Children’s corner, tea, and a bell when somebody has spoken for three minutes.\n\nYou may vote by proxy: write a name on a card and give it to the office.',
      startsLocal: on(0, '14:00:00', 3),
      durationMinutes: 180,
      place: LONG_ROOM,
      onlineUrl: 'https://meet.example.com/rose-ash-assembly',
      organisers: ['Rose Ash Office'],
      accessibilityNotes: STEP_FREE,
    },
    {
      calendar: 'assembly',
      title: 'New members’ evening',
      summary: 'How the place works, in an hour, with cake. Bring the questions you think are too small.',
      startsLocal: `${nthWeekdayInMonth(now, 4, 2)}T19:30:00`,
      durationMinutes: 75,
      recurrenceRule: 'FREQ=MONTHLY;BYDAY=2TH',
      place: LONG_ROOM,
      organisers: ['Rose Ash Office'],
      accessibilityNotes: STEP_FREE,
    },
  ]
}

const DAY = 86_400_000
const iso = (date: Date) => date.toISOString().slice(0, 10)

/** The first such weekday (0 is Sunday) from today on, moved by whole weeks. */
function weekdayFrom(now: Date, weekday: number, weeks: number): string {
  const days = ((weekday - now.getUTCDay() + 7) % 7) + weeks * 7
  return iso(new Date(now.getTime() + days * DAY))
}

/** The nth such weekday of a month, this year or the next: whichever is still to come. */
function nthWeekdayOf(now: Date, month: number, weekday: number, nth: number): string {
  const thisYear = nthWeekday(now.getUTCFullYear(), month, weekday, nth)
  return thisYear >= iso(now) ? thisYear : nthWeekday(now.getUTCFullYear() + 1, month, weekday, nth)
}

/** The nth such weekday of last month: where a monthly series begins, so that it is already under way. */
function nthWeekdayInMonth(now: Date, weekday: number, nth: number): string {
  const last = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1))
  return nthWeekday(last.getUTCFullYear(), last.getUTCMonth() + 1, weekday, nth)
}

function nthWeekday(year: number, month: number, weekday: number, nth: number): string {
  const first = new Date(Date.UTC(year, month - 1, 1))
  const day = 1 + ((weekday - first.getUTCDay() + 7) % 7) + (nth - 1) * 7
  return iso(new Date(Date.UTC(year, month - 1, day)))
}
