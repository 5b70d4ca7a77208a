import { picture } from './picture.ts'

const authors = [
  { name: 'Maud Harrow', href: '/authors/maud/' },
  { name: 'Idris Okafor', href: '/authors/idris/' },
]

const STORIES = [
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

/** A lead story and a list of stories. */
export function stories() {
  return {
    lead: { ...STORIES[0], picture: picture('box', '') },
    stories: STORIES.map(({ kind, ...story }) => ({ ...story, ...(kind && { picture: picture(kind, '') }) })),
  }
}
