import { z } from 'zod'

const id = z.union([z.string().min(1), z.number()]).transform(String)
const text = z
  .string()
  .nullish()
  .transform((value) => value || null)
const flag = z
  .union([z.boolean(), z.number(), z.null()])
  .optional()
  .transform((value) => value === true || value === 1)
const position = z
  .int32()
  .nullish()
  .transform((value) => value ?? 0)

/** Ghost 3 to 6 write `2024-12-05 07:30:00` (UTC), Ghost 2 ISO strings, Ghost 1 milliseconds. */
const moment = z.union([z.string(), z.number()]).transform((value, issue) => {
  const date = new Date(
    typeof value === 'string' && /^\d{4}-\d\d-\d\d \d/.test(value) ? `${value.replace(' ', 'T')}Z` : value,
  )
  // NaN, for no date at all, is none of these years either.
  const year = date.getUTCFullYear()
  if (!(year >= 1 && year <= 9999)) issue.addIssue({ code: 'custom', message: `"${value}" is no date` })
  return date
})
/** MySQL wrote its zero date for a date that nobody knows, and PHP made the thirtieth of the November before of it. */
const optionalMoment = z
  .preprocess((value) => (/^(?:0000-00-00.*|-0001-11-30.*|)$/.test(String(value)) ? null : value), moment.nullish())
  .transform((value) => value ?? null)

const slug = z.string().min(1, 'is empty')

const ghostPostSchema = z.object({
  id,
  title: z
    .string()
    .nullish()
    .transform((value) => value ?? ''),
  slug,
  lexical: text,
  mobiledoc: text,
  html: text,
  /** The text itself before Ghost 1. */
  markdown: text,
  plaintext: text,
  feature_image: text,
  featured: flag,
  type: z.enum(['post', 'page']).optional(),
  /** Used by Ghost 1 and 2 instead of `type`. */
  page: flag,
  status: z.enum(['draft', 'scheduled', 'published', 'sent'], 'is none of draft, scheduled, published and sent'),
  visibility: z.string().nullish(),
  locale: text,
  created_at: optionalMoment,
  updated_at: optionalMoment,
  published_at: optionalMoment,
  custom_excerpt: text,
  codeinjection_head: text,
  codeinjection_foot: text,
  custom_template: text,
  canonical_url: text,
  newsletter_id: text,
  /** The author before Ghost 3, and in exports without `posts_authors`. */
  author_id: id.nullish(),
  show_title_and_feature_image: z.union([z.boolean(), z.number(), z.null()]).optional(),
  // Ghost 1 to 3 have these on the post.
  meta_title: text,
  meta_description: text,
  og_image: text,
  og_title: text,
  og_description: text,
  twitter_image: text,
  twitter_title: text,
  twitter_description: text,
})

const postMeta = z.object({
  post_id: id,
  og_image: text,
  og_title: text,
  og_description: text,
  twitter_image: text,
  twitter_title: text,
  twitter_description: text,
  meta_title: text,
  meta_description: text,
  email_subject: text,
  feature_image_alt: text,
  feature_image_caption: text,
  email_only: flag,
})

/** Without passwords, tokens and notification settings, which are never read. */
const user = z.object({
  id,
  name: z.string(),
  slug,
  email: text,
  profile_image: text,
  cover_image: text,
  bio: text,
  website: text,
  location: text,
  status: text,
  meta_title: text,
  meta_description: text,
  ...Object.fromEntries(
    ['facebook', 'twitter', 'threads', 'bluesky', 'mastodon', 'tiktok', 'youtube', 'instagram', 'linkedin'].map(
      (name) => [name, text],
    ),
  ),
})

const tag = z.object({
  id,
  name: z.string(),
  slug,
  description: text,
  feature_image: text,
  parent_id: text,
  visibility: text,
  og_title: text,
  og_description: text,
  meta_title: text,
  meta_description: text,
  codeinjection_head: text,
  codeinjection_foot: text,
  canonical_url: text,
  accent_color: text,
  created_at: optionalMoment,
})

const newsletter = z.object({
  id,
  name: z.string(),
  slug,
  description: text,
  sender_name: text,
  sender_email: text,
  status: text,
  subscribe_on_signup: flag,
  sort_order: position,
})

const table = <Row extends z.ZodType>(row: Row) =>
  z
    .array(row)
    .nullish()
    .transform((rows) => rows ?? [])

/** The imported tables of an export; all others are ignored. */
export const ghostDataSchema = z.object({
  posts: z.array(ghostPostSchema),
  posts_meta: table(postMeta),
  users: table(user),
  tags: table(tag),
  posts_tags: table(z.object({ post_id: id, tag_id: id, sort_order: position })),
  posts_authors: table(z.object({ post_id: id, author_id: id, sort_order: position })),
  newsletters: table(newsletter),
  snippets: table(z.object({ id, name: z.string(), lexical: text })),
  settings: table(z.object({ id: id.optional(), key: z.string(), value: z.unknown() })),
  /** Ghost 1 and 2; members have a file of their own. */
  subscribers: table(z.unknown()),
  members: table(z.unknown()),
})

export type GhostData = z.output<typeof ghostDataSchema>
export type GhostPost = GhostData['posts'][number]
