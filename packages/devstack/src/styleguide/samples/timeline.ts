import { safeHtml } from '@rose-ash/shared/html/safe-html'

export function timeline() {
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
