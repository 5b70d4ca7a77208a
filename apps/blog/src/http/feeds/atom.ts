import { xml } from '@rose-ash/server/search-engines/xml'
import type { Feed, FeedItem } from '../../services/feeds/read-feed.ts'

/** Atom 1.0 (RFC 4287). */
export function atom({ title, description, homeUrl, selfUrl, language, updatedAt, items }: Feed): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(language)}">
<id>${xml(selfUrl)}</id>
<title>${xml(title)}</title>
<subtitle>${xml(description)}</subtitle>
<updated>${updatedAt.toISOString()}</updated>
<link href="${xml(homeUrl)}" rel="alternate" type="text/html"/>
<link href="${xml(selfUrl)}" rel="self" type="application/atom+xml"/>
<author><name>${xml(title)}</name></author>
${items.map(entry).join('\n')}
</feed>
`
}

function entry({ post, html }: FeedItem): string {
  return `<entry>
<id>urn:uuid:${post.id}</id>
<title>${xml(post.title)}</title>
<link href="${xml(post.url)}" rel="alternate" type="text/html"/>
<published>${post.publishedAt.toISOString()}</published>
<updated>${post.updatedAt.toISOString()}</updated>
${post.authors.map(({ name }) => `<author><name>${xml(name)}</name></author>`).join('')}${post.tags.map(({ name }) => `<category term="${xml(name)}"/>`).join('')}
<summary>${xml(post.excerpt)}</summary>
<content type="html">${xml(html)}</content>
</entry>`
}
