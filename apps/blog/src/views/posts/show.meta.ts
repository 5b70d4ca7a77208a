import type { PublicPost } from '@rose-ash/domains/blog/posts/post-summary'
import type { PageOptions } from '@rose-ash/server/pages/page-options'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import type { AppContext } from '../../context.ts'
import { FEED_LINKS } from '../feed-links.ts'

/** The metadata of a post for search engines and previews: public content only. */
export function postMeta({ config, site }: Pick<AppContext, 'config' | 'site'>, post: PublicPost): PageOptions {
  const image = post.ogImage ?? post.image
  const description = post.metaDescription ?? post.excerpt
  return {
    title: post.metaTitle ?? post.title,
    description,
    canonical: post.canonicalUrl ?? post.url,
    ...(image && { image: image.url, imageAlt: image.alt }),
    ogType: post.kind === 'post' ? 'article' : 'website',
    ...(post.kind === 'post' && { publishedAt: post.publishedAt.toISOString() }),
    feeds: [
      ...FEED_LINKS,
      ...(post.kind === 'post'
        ? [{ title: post.title, href: post.url, type: 'application/activity+json' as const }]
        : []),
    ],
    width: 'page',
    jsonLd: {
      '@context': 'https://schema.org',
      '@type': post.kind === 'post' ? 'Article' : 'WebPage',
      headline: post.title,
      description,
      url: post.url,
      mainEntityOfPage: post.url,
      datePublished: post.publishedAt.toISOString(),
      dateModified: post.updatedAt.toISOString(),
      author: post.authors.map(({ name, path }) => ({ '@type': 'Person', name, url: publicUrl(config, 'blog', path) })),
      publisher: { '@type': 'Organization', name: site.coop.name, url: publicUrl(config, 'blog', '/') },
      ...(image && { image: image.url }),
      keywords: post.tags.map(({ name }) => name).join(', '),
      isAccessibleForFree: post.visibility === 'public',
    },
  }
}
