import type { Feed } from '../../services/feeds/read-feed.ts'

/** JSON Feed 1.1. */
export function jsonFeed({ title, description, homeUrl, selfUrl, language, items }: Feed): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    home_page_url: homeUrl,
    feed_url: selfUrl,
    language,
    items: items.map(({ post, html }) => ({
      id: `urn:uuid:${post.id}`,
      url: post.url,
      title: post.title,
      summary: post.excerpt,
      content_html: html,
      date_published: post.publishedAt.toISOString(),
      date_modified: post.updatedAt.toISOString(),
      ...(post.image && { image: post.image.url }),
      authors: post.authors.map(({ name, path }) => ({ name, url: new URL(path, homeUrl).href })),
      tags: post.tags.map(({ name }) => name),
    })),
  }
  return JSON.stringify(feed)
}
