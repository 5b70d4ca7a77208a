import { safeHtml } from '@rose-ash/shared/html/safe-html'
import { entries, month, ticket } from './calendar.ts'
import { fields, filters } from './forms.ts'
import { products } from './products.ts'
import { proseSample } from './prose-sample.ts'
import { drawers, notices, receipt, table } from './small-things.ts'
import { stories } from './stories.ts'
import { timeline } from './timeline.ts'

/** Sample data for every component; `side` keeps ids unique when a page has two copies. */
export function loadSamples() {
  return (side: string) => ({
    side,
    products: products(side),
    ...stories(),
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
