import { xml } from '@rose-ash/server/search-engines/xml'
import type { Feed, FeedItem } from '../../services/feeds/read-feed.ts'

/** RSS 2.0 with the public text in content:encoded. */
export function rss({ title, description, homeUrl, selfUrl, language, updatedAt, items }: Feed): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<title>${xml(title)}</title>
<link>${xml(homeUrl)}</link>
<description>${xml(description)}</description>
<language>${xml(language)}</language>
<lastBuildDate>${updatedAt.toUTCString()}</lastBuildDate>
<atom:link href="${xml(selfUrl)}" rel="self" type="application/rss+xml"/>
${items.map(item).join('\n')}
</channel>
</rss>
`
}

function item({ post, html }: FeedItem): string {
  return `<item>
<title>${xml(post.title)}</title>
<link>${xml(post.url)}</link>
<guid isPermaLink="false">urn:uuid:${post.id}</guid>
<pubDate>${post.publishedAt.toUTCString()}</pubDate>
${post.authors.map(({ name }) => `<dc:creator>${xml(name)}</dc:creator>`).join('')}${post.tags.map(({ name }) => `<category>${xml(name)}</category>`).join('')}
<description>${xml(post.excerpt)}</description>
${post.image ? `<media:content url="${xml(post.image.url)}" medium="image"/>` : ''}
<content:encoded>${xml(html)}</content:encoded>
</item>`
}
