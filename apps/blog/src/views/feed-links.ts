import type { FeedLink } from '@rose-ash/server/views/layout-options'

export const FEED_LINKS: readonly FeedLink[] = [
  { title: 'RSS', href: '/rss.xml', type: 'application/rss+xml' },
  { title: 'Atom', href: '/atom.xml', type: 'application/atom+xml' },
  { title: 'JSON Feed', href: '/feed.json', type: 'application/feed+json' },
]
