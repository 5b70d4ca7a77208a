import { defineStatement } from '@rose-ash/shared/db/sql'
import type { PublicPostRow } from './post-select.ts'

export interface NeighbourRow {
  readonly title: string
  readonly slug: string
}

export interface PostPageRow extends PublicPostRow {
  /** Null when there is no text for members only. */
  readonly membersHtml: string | null
  /** The post published before and after; null for a page of the house. */
  readonly previous: NeighbourRow | null
  readonly next: NeighbourRow | null
}

/** A stored picture, as IMAGE_SELECT selects it. */
const image = (mediaId: string) => `
  (SELECT jsonb_build_object('path', m.path, 'width', m.width, 'height', m.height, 'alt', m.alt, 'variants', coalesce(
     (SELECT jsonb_agg(jsonb_build_object('path', v.path, 'width', v.width) ORDER BY v.width)
      FROM media_variants v WHERE v.media_id = m.id), '[]'))
   FROM media_assets m WHERE m.id = ${mediaId})`

const neighbour = (comparison: '<' | '>', order: 'ASC' | 'DESC') => `
  (SELECT jsonb_build_object('title', n.title, 'slug', n.slug) FROM posts n
   WHERE n.kind = 'post' AND p.kind = 'post' AND n.status = 'published' AND NOT n.email_only
     AND n.published_at ${comparison} p.published_at
   ORDER BY n.published_at ${order} LIMIT 1)`

/** A published post or page by its slug, as PUBLIC_POST_SELECT selects it, with its neighbours: all that its page needs in one round trip. */
export const POST_PAGE = defineStatement<PostPageRow>(
  'read-post',
  `SELECT p.id, p.kind, p.slug, p.title, p.excerpt, p.auto_excerpt AS "autoExcerpt", p.visibility, p.featured,
     p.published_at AS "publishedAt", p.updated_at AS "updatedAt", p.reading_minutes AS "readingMinutes",
     p.feature_url AS "featureUrl", p.feature_alt AS "featureAlt", p.feature_caption AS "featureCaption",
     p.public_html AS "publicHtml", p.public_text AS "publicText", nullif(p.html, p.public_html) AS "membersHtml",
     p.canonical_url AS "canonicalUrl", p.meta_title AS "metaTitle", p.meta_description AS "metaDescription",
     p.og_title AS "ogTitle", p.og_description AS "ogDescription",
     p.twitter_title AS "twitterTitle", p.twitter_description AS "twitterDescription",
     p.show_title_and_feature AS "showTitleAndFeature",
     ${image('p.feature_media_id')} AS "featureMedia",
     ${image('p.og_media_id')} AS "ogMedia",
     ${image('p.twitter_media_id')} AS "twitterMedia",
     coalesce((
       SELECT jsonb_agg(jsonb_build_object('tag', jsonb_build_object(
         'slug', t.slug, 'name', t.name, 'visibility', t.visibility, 'accentColor', t.accent_color)) ORDER BY l.position)
       FROM post_tags l JOIN tags t ON t.id = l.tag_id WHERE l.post_id = p.id), '[]') AS tags,
     coalesce((
       SELECT jsonb_agg(jsonb_build_object('author', jsonb_build_object(
         'slug', a.slug, 'name', a.name, 'portrait', ${image('a.portrait_media_id')})) ORDER BY l.position)
       FROM post_authors l JOIN authors a ON a.id = l.author_id WHERE l.post_id = p.id), '[]') AS authors,
     ${neighbour('<', 'DESC')} AS previous,
     ${neighbour('>', 'ASC')} AS next
   FROM posts p WHERE p.slug = $1 AND p.status = 'published' AND NOT p.email_only`,
)
