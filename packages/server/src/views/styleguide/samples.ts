import { safeHtml } from '@rose-ash/shared/html/safe-html'
import { proseSample } from './prose-sample.ts'

const picture = (name: string, alt: string) => ({
  src: `/styleguide/pictures/${name}.webp`,
  alt,
  width: 640,
  height: 640,
})

const products = [
  {
    slug: 'tuesday-loaf',
    name: 'Tuesday loaf',
    pack: '800 g',
    supplier: 'The bakery',
    price: '£3.40',
    unitPrice: '£4.25 / kg',
    labels: ['Organic', 'Vegan'],
    kind: 'loaf',
  },
  {
    slug: 'rye-slowly',
    name: 'Rye, slowly',
    pack: '1 kg',
    supplier: 'The bakery',
    price: '£4.80',
    was: '£5.20',
    unitPrice: '£4.80 / kg',
    labels: ['Vegan'],
    kind: 'rye',
  },
  {
    slug: 'leeks',
    name: 'Leeks, earthy',
    pack: '500 g',
    supplier: 'Coldwell',
    price: '£1.90',
    unitPrice: '£3.80 / kg',
    labels: [],
    kind: 'leek',
  },
  {
    slug: 'heather-honey',
    name: 'Heather honey',
    pack: '340 g',
    supplier: 'Hill Bees',
    price: '£7.20',
    unitPrice: '£2.12 / 100 g',
    labels: ['Local'],
    kind: 'honey',
    soldOut: true,
    soldOutNote: 'Sold out until the next harvest',
  },
  {
    slug: 'aran',
    name: 'Coldwell aran, madder',
    pack: '100 g',
    supplier: 'Spinning Wednesdays',
    price: '£11.50',
    unitPrice: '£11.50 / 100 g',
    labels: ['Undyed core'],
    kind: 'yarn',
  },
]

const authors = [
  { name: 'Maud Harrow', href: '/authors/maud/' },
  { name: 'Idris Okafor', href: '/authors/idris/' },
]
const stories = [
  {
    href: '#',
    title: 'Autumn boxes: leeks, quinces and an apology',
    excerpt:
      'The boxes were late on Thursday, and some of you opened the door to a box with no quinces in it. Here is what happened.',
    kicker: { label: 'Harvest boxes', href: '#' },
    authors: authors.slice(0, 1),
    published: '21 November 2026',
    publishedIso: '2026-11-21',
    readingTime: '3 min read',
    kind: 'quince',
  },
  {
    href: '#',
    title: 'Rye, slowly',
    excerpt: 'Three days, two people and one dough that does not care what day it is.',
    kicker: { label: 'Bread', href: '#' },
    authors: authors.slice(1),
    published: '14 November 2026',
    publishedIso: '2026-11-14',
    readingTime: '6 min read',
    kind: 'rye',
  },
  {
    href: '#',
    title: 'We have put the prices up. Here is the arithmetic.',
    excerpt: 'Flour, gas, wages: every penny on one page.',
    kicker: { label: 'Prices', href: '#' },
    authors,
    published: '2 November 2026',
    publishedIso: '2026-11-02',
    readingTime: '5 min read',
  },
]

const entries = [
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

/** Sample data for every component; `side` keeps ids apart when two copies stand on one page. */
export function loadSamples() {
  return (side: string) => ({
    side,
    products: products.map(({ kind, ...product }) => ({
      ...product,
      slug: `${side}-${product.slug}`,
      href: '#',
      picture: picture(kind, ''),
      add: { action: '/cart/lines', hidden: [{ name: 'variantId', value: product.slug }] },
    })),
    lead: { ...stories[0], picture: picture('box', '') },
    stories: stories.map(({ kind, ...story }) => ({ ...story, ...(kind && { picture: picture(kind, '') }) })),
    entries,
    days: [
      { date: '2026-11-28', label: 'Saturday', aside: '28 November', entries: entries.slice(0, 2) },
      { date: '2026-11-29', label: 'Sunday', aside: '29 November', entries: entries.slice(2) },
    ],
    month: month(),
    receipt: receipt(),
    ticket: ticket(),
    usedTicket: { ...ticket(), used: 'Sat 28 Nov, 19:04' },
    posts: timeline(),
    filters: filters(),
    drawers: drawers(),
    fields: fields(side),
    notices: notices(),
    table: table(),
    countdown: {
      untilIso: new Date(Date.now() + 14 * 60_000).toISOString(),
      until: '15 minutes',
      before: 'We keep these things for you for',
      after: 'more.',
      overText: 'The time is over; your basket is still here.',
    },
    pagination: {
      previous: { href: '#', label: 'Newer' },
      next: { href: '#', label: 'Older' },
      position: 'Page 2 of 7',
    },
    tabs: {
      label: 'Orders',
      tabs: [
        { label: 'Open', href: '#', current: true, count: 3 },
        { label: 'Packed', href: '#', count: 12 },
        { label: 'Fetched', href: '#' },
      ],
    },
    empty: {
      title: 'Your basket is empty.',
      text: 'The loaves come out of the oven on Tuesday and Friday, at four.',
      action: { href: '#', label: 'See what is on the shelves' },
    },
    crumbs: [{ label: 'Shop', href: '#' }, { label: 'Bread', href: '#' }, { label: 'Rye, slowly' }],
    added: { slug: `${side}-added`, quantity: 2, basketHref: '#', undo: { action: '/cart/lines', hidden: [] } },
    mail: {
      number: 'RA-2041',
      name: 'Ann',
      when: 'Sat 28 Nov, 10:00',
      href: 'https://cart.rose.localhost/orders/1',
      receipt: receipt(),
    },
    html: safeHtml(proseSample),
  })
}

function receipt() {
  return {
    heading: 'Rose Ash Co-operative',
    subheading: 'Order RA-2041 · 23 November 2026',
    lines: [
      { label: 'Tuesday loaf', detail: '2 × £3.40', amount: '£6.80', href: '#' },
      { label: 'Leeks, earthy', detail: '500 g', amount: '£1.90' },
      { label: 'Repair café, Sat 28 Nov', detail: '1 ticket', amount: '£5.00' },
    ],
    sums: [
      { label: 'Together', amount: '£13.70' },
      { label: 'VAT inside', detail: '20 % on the ticket', amount: '£0.83' },
      { label: 'To pay', amount: '£13.70', total: true },
    ],
    note: 'Fetch it from the yard on Saturday, 10:00–13:00.',
  }
}

function ticket() {
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

function timeline() {
  const co = { name: 'Rose Ash Co-operative', handle: '@coop@blog.rose.localhost', href: '#', initial: 'R' }
  const maud = { name: 'Maud Harrow', handle: '@maud@federation.rose.localhost', href: '#', initial: 'M' }
  const actions = [
    { label: 'Reply', href: '#', count: 2 },
    { label: 'Boost', action: '#', count: 5 },
    { label: 'Like', action: '#', count: 11, pressed: true },
  ]
  return [
    {
      anchor: 'p1',
      href: '#',
      author: co,
      published: '3 h',
      publishedIso: '2026-11-23',
      context: 'A post on the blog',
      title: 'Autumn boxes: leeks, quinces and an apology',
      html: safeHtml('<p>The boxes were late on Thursday. Here is what happened, and what we changed.</p>'),
      actions,
    },
    {
      anchor: 'p2',
      href: '#',
      author: maud,
      published: '2 days',
      publishedIso: '2026-11-21',
      html: safeHtml(
        '<p>Forty-one things on the mending table, and thirty-six went home working. <a href="#">#repaircafe</a></p>',
      ),
      actions,
    },
  ]
}

function filters() {
  return {
    action: '#',
    clearHref: '#',
    groups: [
      {
        legend: 'Shelf',
        name: 'category',
        choices: [
          { value: 'bread', label: 'Bread', count: 9, checked: true },
          { value: 'veg', label: 'Vegetables', count: 14 },
          { value: 'wool', label: 'Wool', count: 6 },
        ],
      },
      {
        legend: 'Label',
        name: 'label',
        choices: [
          { value: 'organic', label: 'Organic', count: 22 },
          { value: 'vegan', label: 'Vegan', count: 31 },
        ],
      },
    ],
  }
}

function drawers() {
  return [
    {
      label: 'Orders',
      aside: '3 open, 14 before',
      text: 'The last was on 21 November.',
      href: '#',
      linkLabel: 'See all orders',
      open: true,
    },
    { label: 'Tickets', aside: '2 to come', text: 'Repair café on Saturday.', href: '#', linkLabel: 'See tickets' },
    {
      label: 'Signing in',
      aside: '1 passkey',
      text: 'You sign in by e-mail or with the key on your phone.',
      href: '#',
      linkLabel: 'Change',
    },
  ]
}

function fields(side: string) {
  const id = (name: string) => `${side}-${name}`
  return {
    name: { id: id('name'), name: 'name', label: 'Your name', value: 'Ann Pike', autocomplete: 'name', required: true },
    email: {
      id: id('email'),
      name: 'email',
      label: 'E-mail',
      type: 'email',
      value: 'ann@',
      hint: 'We send the receipt there.',
      error: 'There is something missing after the @.',
      autocomplete: 'email',
    },
    note: { id: id('note'), name: 'note', label: 'A word to the packers', value: '', multiline: true, optional: true },
    code: {
      id: id('code'),
      name: 'code',
      label: 'The six digits from the mail',
      hint: 'They are good for ten minutes.',
    },
    day: {
      id: id('day'),
      name: 'day',
      label: 'Fetch it on',
      options: [
        { value: 'sat', label: 'Saturday 28 November', selected: true },
        { value: 'tue', label: 'Tuesday 1 December' },
      ],
    },
    how: {
      legend: 'How would you like it?',
      name: 'how',
      radio: true,
      choices: [
        { value: 'yard', label: 'I fetch it from the yard', hint: 'Saturday, 10:00–13:00', checked: true },
        { value: 'bike', label: 'By bicycle', hint: '£2.50, within three miles' },
        { value: 'post', label: 'By post', disabled: true },
      ],
    },
    problems: [{ id: id('email'), text: 'The e-mail address is not whole.' }],
  }
}

function notices() {
  return [
    {
      kind: 'yes',
      text: 'Paid. The receipt is on its way to ann@example.com.',
      link: { label: 'See the order', href: '#' },
    },
    { kind: 'soon', text: 'Four places are left; we keep yours for 15 minutes.' },
    {
      kind: 'no',
      text: 'The card was not accepted. Nothing was taken from it.',
      link: { label: 'Try again', href: '#' },
    },
    { kind: 'plain', text: 'Leeks taken out of the basket.', undo: { label: 'Put them back', action: '#' } },
  ]
}

function table() {
  return [
    { number: 'RA-2041', who: 'Ann Pike', state: 'Paid', tone: 'yes', when: 'Mon 23 Nov, 09:12', amount: '£13.70' },
    {
      number: 'RA-2040',
      who: 'Tam Reed',
      state: 'Waiting for payment',
      tone: 'soon',
      when: 'Mon 23 Nov, 08:55',
      amount: '£112.05',
    },
    { number: 'RA-2039', who: 'Jo Bell', state: 'Cancelled', tone: 'no', when: 'Sun 22 Nov, 20:01', amount: '£4.20' },
  ]
}

function month() {
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
