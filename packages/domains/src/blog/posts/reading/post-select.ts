import type { Prisma } from '@rose-ash/shared/db/client'
import { IMAGE_SELECT } from '../../media/post-image.ts'

/** The columns of a summary, without the HTML for members. */
export const SUMMARY_SELECT = {
  id: true,
  kind: true,
  slug: true,
  title: true,
  excerpt: true,
  autoExcerpt: true,
  visibility: true,
  featured: true,
  publishedAt: true,
  updatedAt: true,
  readingMinutes: true,
  featureUrl: true,
  featureAlt: true,
  featureCaption: true,
  featureMedia: { select: IMAGE_SELECT },
  tags: {
    select: { tag: { select: { slug: true, name: true, visibility: true, accentColor: true } } },
    orderBy: { position: 'asc' },
  },
  authors: {
    select: { author: { select: { slug: true, name: true, portrait: { select: IMAGE_SELECT } } } },
    orderBy: { position: 'asc' },
  },
} as const satisfies Prisma.PostSelect

export const PUBLIC_POST_SELECT = {
  ...SUMMARY_SELECT,
  publicHtml: true,
  publicText: true,
  canonicalUrl: true,
  metaTitle: true,
  metaDescription: true,
  ogTitle: true,
  ogDescription: true,
  ogMedia: { select: IMAGE_SELECT },
  twitterTitle: true,
  twitterDescription: true,
  twitterMedia: { select: IMAGE_SELECT },
  showTitleAndFeature: true,
} as const satisfies Prisma.PostSelect

export type SummaryRow = Prisma.PostGetPayload<{ select: typeof SUMMARY_SELECT }>
export type PublicPostRow = Prisma.PostGetPayload<{ select: typeof PUBLIC_POST_SELECT }>

/** The condition for posts and pages that everybody may find. */
export const PUBLISHED = { status: 'published', emailOnly: false } as const satisfies Prisma.PostWhereInput
