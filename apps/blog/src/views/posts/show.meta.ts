import type { PublicPost } from '@rose-ash/domains/blog/posts/post-summary'
import type { PageOptions } from '@rose-ash/server/pages/page-options'
import { thingMeta } from '@rose-ash/server/search-engines/thing-meta'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import type { AppContext } from '../../context.ts'
import { publicThingOf } from '../../services/posts/public-thing-of.ts'
import { FEED_LINKS } from '../feed-links.ts'

/** The metadata of a post for search engines and previews: public content only, with what its author wrote for them. */
export function postMeta({ config, site }: Pick<AppContext, 'config' | 'site'>, post: PublicPost): PageOptions {
  const image = post.ogImage ?? post.image
  const description = post.metaDescription ?? post.excerpt
  const jsonLd = {
    description,
    mainEntityOfPage: post.url,
    datePublished: post.publishedAt.toISOString(),
    dateModified: post.updatedAt.toISOString(),
    author: post.authors.map(({ name, path }) => ({ '@type': 'Person', name, url: publicUrl(config, 'blog', path) })),
    publisher: { '@type': 'Organization', name: site.coop.name, url: publicUrl(config, 'blog', '/') },
    ...(image && { image: image.url }),
    keywords: post.tags.map(({ name }) => name).join(', '),
    isAccessibleForFree: post.visibility === 'public',
  }
  return {
    ...thingMeta(config, publicThingOf(post), jsonLd),
    title: post.metaTitle ?? post.title,
    description,
    canonical: post.canonicalUrl ?? post.url,
    ...(image && { image: image.url, imageAlt: image.alt }),
    feeds: FEED_LINKS,
    width: 'page',
  }
}
