import { renderedColumns } from '@rose-ash/domains/blog/posts/editing/rendered-content'
import { titleOrWords } from '@rose-ash/domains/blog/posts/title-or-words'
import { hasWords } from '@rose-ash/shared/words/has-words'
import { IMPORT_WARNINGS } from '../../../texts/import-refusals.ts'
import { renderCaption } from '../../rendering/render-caption.ts'
import type { RenderedText } from '../../rendering/render-lexical.ts'
import type { ImportRun } from '../import-run.ts'
import type { GhostPost } from './ghost-export-schema.ts'
import type { PreparedPost } from './prepare-posts.ts'

/** The columns of a Ghost post. Dates of publication and change are Ghost's; the activity has the date of the import. */
export function postColumns(run: ImportRun, { ghost, meta, kind, visibility, lexical, rendered }: PreparedPost) {
  const { mediaId, ledger } = run
  const isPublished = ghost.status === 'published' || ghost.status === 'sent'
  if (isPublished && !ghost.published_at) run.warn(IMPORT_WARNINGS.noDate(ghost.title))
  if (rendered.html === '') run.warn(IMPORT_WARNINGS.noText(ghost.title || ghost.slug))
  const isDue = ghost.status === 'scheduled' && !(ghost.published_at && ghost.published_at > run.ctx.clock.now())
  if (isDue) run.warn(IMPORT_WARNINGS.notScheduled(ghost.title))
  const publishedAt = isPublished ? publicationOf(run, ghost) : null
  const featureMediaId = mediaId(ghost.feature_image)
  return {
    kind,
    status: isDue ? 'draft' : ghost.status,
    visibility,
    title: titleOf(run, ghost, rendered),
    excerpt: ghost.custom_excerpt,
    lexical,
    ...renderedColumns(rendered),
    featured: ghost.featured,
    featureMediaId,
    featureUrl: featureMediaId || !ghost.feature_image?.startsWith('https://') ? null : ghost.feature_image,
    featureAlt: meta?.feature_image_alt ?? null,
    featureCaption: meta?.feature_image_caption ? renderCaption(meta.feature_image_caption, run.links) : null,
    showTitleAndFeature: ghost.show_title_and_feature_image !== false && ghost.show_title_and_feature_image !== 0,
    canonicalUrl: canonical(ghost.canonical_url, run),
    metaTitle: meta?.meta_title ?? ghost.meta_title,
    metaDescription: meta?.meta_description ?? ghost.meta_description,
    ogTitle: meta?.og_title ?? ghost.og_title,
    ogDescription: meta?.og_description ?? ghost.og_description,
    ogMediaId: mediaId(meta?.og_image ?? ghost.og_image),
    twitterTitle: meta?.twitter_title ?? ghost.twitter_title,
    twitterDescription: meta?.twitter_description ?? ghost.twitter_description,
    twitterMediaId: mediaId(meta?.twitter_image ?? ghost.twitter_image),
    codeInjectionHead: ghost.codeinjection_head,
    codeInjectionFoot: ghost.codeinjection_foot,
    customTemplate: ghost.custom_template,
    locale: ghost.locale,
    newsletterId: (ghost.newsletter_id && ledger.localId('newsletter', ghost.newsletter_id)) || null,
    emailSubject: meta?.email_subject ?? null,
    emailOnly: meta?.email_only ?? false,
    scheduledAt: ghost.status === 'scheduled' && !isDue ? ghost.published_at : null,
    publishedAt,
    createdAt: earliest([ghost.created_at, publishedAt]) ?? run.ctx.clock.now(),
    updatedAt: lastChange(ghost.created_at, ghost.updated_at, publishedAt) ?? run.ctx.clock.now(),
  }
}

/** What Ghost has published is read already, whatever its date; a date to come would keep it at the top. */
function publicationOf({ ctx, warn }: ImportRun, { title, published_at, created_at }: GhostPost): Date {
  const now = ctx.clock.now()
  if (published_at && published_at <= now) return published_at
  if (published_at) warn(IMPORT_WARNINGS.dateToCome(title))
  return created_at && created_at <= now ? created_at : now
}

function titleOf({ warn }: ImportRun, { title, slug }: GhostPost, { publicText: text }: RenderedText): string {
  if (!hasWords(title)) warn(IMPORT_WARNINGS.noTitle(slug))
  return titleOrWords({ title, text, slug })
}

/** The canonical link; none for an address of the old site, which this blog replaces. */
function canonical(raw: string | null, { links }: ImportRun): string | null {
  const url = raw && links.link(raw)
  return url && /^https?:/.test(url) ? url : null
}

function earliest(dates: readonly (Date | null)[]): Date | null {
  return dates.filter((date) => date !== null).sort((a, b) => a.getTime() - b.getTime())[0] ?? null
}

/** The date of the last change; the date of publication for a post that was never changed after its creation. */
function lastChange(createdAt: Date | null, updatedAt: Date | null, publishedAt: Date | null): Date | null {
  const touched = updatedAt && createdAt && updatedAt > createdAt
  return touched ? updatedAt : (publishedAt ?? updatedAt)
}
