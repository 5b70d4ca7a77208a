import { Prisma, type Tx } from '@rose-ash/shared/db/client'
import { wordsInside } from '@rose-ash/shared/db/words-inside'
import type { ServiceDeps } from '../../../deps/service-deps.ts'
import type { PostSummary } from '../post-summary.ts'
import { postSummary } from './post-dto.ts'
import { SUMMARY_SELECT } from './post-select.ts'

export interface SearchHit {
  readonly post: PostSummary
  /** The text around the match, plain; U+0001 and U+0002 enclose each match. */
  readonly snippet: string
}

export interface SearchPage {
  readonly hits: readonly SearchHit[]
  readonly page: number
  readonly total: number
  readonly pageCount: number
}

interface Found {
  readonly id: string
  readonly snippet: string
  readonly total: bigint
}

const EMPTY: SearchPage = Object.freeze({ hits: Object.freeze([]), page: 1, total: 0, pageCount: 1 })

/** Searches title, excerpt and public text. Text for members is not in the index, so it is never found or quoted. */
export async function searchPublished(
  { config }: Pick<ServiceDeps, 'config'>,
  tx: Tx,
  { query, page = 1, pageSize = 10 }: { query: string; page?: number; pageSize?: number },
): Promise<SearchPage> {
  const words = query.replaceAll('\0', '').trim().slice(0, 200)
  if (words === '') return EMPTY
  const found = await findPosts(tx, { words, limit: pageSize, offset: (page - 1) * pageSize })
  const rows = await tx.post.findMany({ where: { id: { in: found.map(({ id }) => id) } }, select: SUMMARY_SELECT })
  const byId = new Map(rows.map((row) => [row.id, row]))
  const hits = found.flatMap(({ id, snippet }) => {
    const row = byId.get(id)
    return row ? [Object.freeze({ post: postSummary(config, row), snippet })] : []
  })
  const total = Number(found[0]?.total ?? 0)
  return Object.freeze({ hits: Object.freeze(hits), page, total, pageCount: Math.max(1, Math.ceil(total / pageSize)) })
}

/** What may be found is gathered index by index first: one condition with "or" would read every post. */
function findPosts(tx: Tx, { words, limit, offset }: { words: string; limit: number; offset: number }) {
  return tx.$queryRaw<Found[]>(Prisma.sql`
    WITH asked AS (SELECT websearch_to_tsquery('english', search_folded(${words})) AS query),
    candidates AS (
      SELECT id FROM posts, asked WHERE search @@ asked.query
      UNION SELECT id FROM posts WHERE ${wordsInside(Prisma.sql`search_inside`, words)}
      UNION SELECT posts_titled_like(${words})
    )
    SELECT posts.id,
           ts_headline('english', posts.public_text, asked.query,
             'StartSel="' || chr(1) || '", StopSel="' || chr(2) || '", MaxWords=28, MinWords=14, MaxFragments=1') AS snippet,
           count(*) OVER () AS total
    FROM candidates JOIN posts USING (id), asked
    WHERE posts.status = 'published' AND NOT posts.email_only
    ORDER BY ts_rank(posts.search, asked.query) * 4 + word_similarity(lower(${words}), lower(posts.title)) DESC,
             posts.published_at DESC, posts.id DESC
    LIMIT ${limit} OFFSET ${offset}`)
}
