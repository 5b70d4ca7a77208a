/** Sample values for `entry-line`. */
export const entries = [
  {
    href: '#',
    title: 'Repair café',
    when: '10:00–13:00',
    startsIso: '2026-11-28T10:00',
    place: 'The yard',
    note: '4 places left',
  },
  { href: '#', title: 'Spinning Wednesday', when: '19:00–21:30', startsIso: '2026-11-28T19:00', place: 'Wool loft' },
  {
    href: '#',
    title: 'Bread for beginners',
    when: '14:00–17:00',
    startsIso: '2026-11-29T14:00',
    place: 'The bakery',
    cancelled: true,
  },
]

export function month() {
  const busy: Record<number, object[]> = {
    4: [{ href: '#', time: '19:00', title: 'Spinning', colour: 'plum' }],
    14: [
      { href: '#', time: '10:00', title: 'Repair café', colour: 'rose' },
      { href: '#', time: '14:00', title: 'Seed swap', colour: 'moss' },
    ],
    23: [{ href: '#', time: '18:30', title: 'Assembly', colour: 'slate' }],
    28: [{ href: '#', time: '10:00', title: 'Repair café', colour: 'rose' }],
  }
  const short = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
  const long = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
  const cells = Array.from({ length: 42 }, (_, index) => {
    const date = new Date(Date.UTC(2026, 9, 26 + index))
    const outside = date.getUTCMonth() !== 10
    const number = date.getUTCDate()
    return {
      date: date.toISOString().slice(0, 10),
      number,
      outside,
      today: !outside && number === 23,
      entries: outside ? undefined : busy[number],
    }
  })
  return {
    title: 'November 2026',
    previous: { href: '#', label: 'October' },
    next: { href: '#', label: 'December' },
    weekdays: short.map((name, index) => ({ short: name, long: long[index] })),
    weeks: [0, 1, 2, 3, 4, 5].map((week) => ({ days: cells.slice(week * 7, week * 7 + 7) })),
  }
}

export function ticket() {
  return {
    coopName: 'Rose Ash Co-operative',
    title: 'Winter fair',
    when: 'Sat 28 Nov, 19:00–21:30',
    place: 'Assembly hall, Millgate',
    typeName: 'Member',
    price: '£5.00',
    holder: 'Ann Pike',
    code: 'K7QF-2MXD',
  }
}
