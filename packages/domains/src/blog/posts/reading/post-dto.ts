import { type BaseConfig, publicUrl } from '@rose-ash/shared/config/base-config'
import { oneOf } from '@rose-ash/shared/words/one-of'
import { postImage } from '../../media/post-image.ts'
import { POST_KINDS, POST_VISIBILITIES } from '../post-kinds.ts'
import { authorPath, postPath, tagPath } from '../post-path.ts'
import type { PostSummary, PublicPost } from '../post-summary.ts'
import type { PublicPostRow, SummaryRow } from './post-select.ts'

type Config = Pick<BaseConfig, 'ROSE_PUBLIC_URL'>

export function postSummary(config: Config, row: SummaryRow): PostSummary {
  return Object.freeze(summaryFields(config, row))
}

export function publicPost(config: Config, row: PublicPostRow): PublicPost {
  return Object.freeze({
    ...summaryFields(config, row),
    standfirst: row.excerpt || null,
    html: row.publicHtml,
    text: row.publicText,
    canonicalUrl: row.canonicalUrl,
    metaTitle: row.metaTitle,
    metaDescription: row.metaDescription,
    ogTitle: row.ogTitle,
    ogDescription: row.ogDescription,
    ogImage: postImage(config, row.ogMedia),
    twitterTitle: row.twitterTitle,
    twitterDescription: row.twitterDescription,
    twitterImage: postImage(config, row.twitterMedia),
    showTitleAndFeature: row.showTitleAndFeature,
  })
}

function summaryFields(config: Config, row: SummaryRow): PostSummary {
  const tags = row.tags.map(({ tag }) => tag)
  return {
    id: row.id,
    kind: oneOf(POST_KINDS, row.kind),
    slug: row.slug,
    path: postPath(row.slug),
    url: publicUrl(config, 'blog', postPath(row.slug)),
    title: row.title,
    excerpt: row.excerpt || row.autoExcerpt,
    visibility: oneOf(POST_VISIBILITIES, row.visibility),
    featured: row.featured,
    publishedAt: row.publishedAt ?? row.updatedAt,
    updatedAt: row.updatedAt,
    readingMinutes: row.readingMinutes,
    image: postImage(config, row.featureMedia, {
      alt: row.featureAlt,
      caption: row.featureCaption,
      url: row.featureUrl,
    }),
    tags: Object.freeze(
      tags
        .filter(({ visibility }) => visibility === 'public')
        .map(({ slug, name, accentColor }) => Object.freeze({ slug, name, accentColor, path: tagPath(slug) })),
    ),
    internalTags: Object.freeze(tags.filter(({ visibility }) => visibility === 'internal').map(({ slug }) => slug)),
    authors: Object.freeze(
      row.authors.map(({ author }) =>
        Object.freeze({
          slug: author.slug,
          name: author.name,
          path: authorPath(author.slug),
          portrait: postImage(config, author.portrait),
        }),
      ),
    ),
  }
}
