import { liveGeneration } from '@rose-ash/kernel/projections/live-generation'
import { publicOrigin } from '@rose-ash/shared/config/base-config'
import { Prisma, type Tx } from '@rose-ash/shared/db/client'
import { wordsInside } from '@rose-ash/shared/db/words-inside'
import type { AppHit, AppResults, SearchApps } from '@rose-ash/shared/protocols/federation'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { SEARCH_DOCUMENTS } from '../projections/search-documents.ts'

interface Found extends Omit<AppHit, 'url'> {
  readonly app: AppResults['app']
  readonly url: string
  readonly total: bigint
}

/** Searches the public texts of all apps, or of one: the best matches of each app and their number. */
export async function searchApps(
  { config }: Pick<ServiceDeps, 'config'>,
  tx: Tx,
  { query, app, page = 1, perApp = 5 }: SearchApps,
): Promise<readonly AppResults[]> {
  const words = query.replaceAll('\0', '').trim().slice(0, 200)
  if (words === '') return []
  const generation = await liveGeneration(tx, SEARCH_DOCUMENTS)
  const rows = await find(tx, { generation, words, app: app ?? null, limit: perApp, offset: (page - 1) * perApp })
  return [...Map.groupBy(rows, (row) => row.app)].map(([of, found]) => ({
    app: of,
    total: Number(found[0]?.total ?? 0),
    hits: found.map(({ total: _total, app: _app, url, ...hit }) => ({
      ...hit,
      url: new URL(url, publicOrigin(config, of)).href,
    })),
  }))
}

interface Asked {
  readonly generation: number
  readonly words: string
  readonly app: string | null
  readonly limit: number
  readonly offset: number
}

/**
 * Similar words match only when no document has the exact words: else "bread" would also find "breakfast". Candidates are gathered index
 * by index first, since one condition with "or" would read every document. Snippets are made only for
 * the shown matches, since making them costs more than the search.
 */
function find(tx: Tx, { generation, words, app, limit, offset }: Asked): Promise<Found[]> {
  return tx.$queryRaw<Found[]>(Prisma.sql`
    WITH asked AS (SELECT websearch_to_tsquery('english', search_folded(${words})) AS query),
    literal AS (
      SELECT kind, object_id FROM search_documents, asked WHERE generation = ${generation} AND search @@ asked.query
      UNION SELECT kind, object_id FROM search_documents
        WHERE generation = ${generation} AND ${wordsInside(Prisma.sql`search_inside`, words)}
    ), matches AS (
      SELECT d.*, literal.kind IS NOT NULL AS is_literal, bool_or(literal.kind IS NOT NULL) OVER (PARTITION BY d.app) AS has_literal,
        ts_rank(d.search, asked.query) * 4 + word_similarity(lower(${words}), lower(d.title)) AS score
      FROM (SELECT * FROM literal UNION SELECT * FROM documents_titled_like(${generation}, ${words})) AS candidates
        JOIN search_documents d USING (kind, object_id) LEFT JOIN literal USING (kind, object_id), asked
      WHERE d.generation = ${generation} AND d.app = coalesce(${app}, d.app)
    ), ranked AS (
      SELECT matches.*, count(*) OVER (PARTITION BY app) AS total, max(score) OVER (PARTITION BY app) AS best,
        row_number() OVER (PARTITION BY app ORDER BY score DESC, published_at DESC, object_id) AS place
      FROM matches WHERE is_literal OR NOT has_literal
    )
    SELECT app, kind, object_id AS "objectId", url, title, summary, image_url AS "imageUrl", published_at AS "publishedAt",
      starts_at AS "startsAt", total,
      ts_headline('english', CASE WHEN kind = 'product' OR text = '' THEN summary ELSE text END, asked.query,
        'StartSel="' || chr(1) || '", StopSel="' || chr(2) || '", MaxWords=28, MinWords=14, MaxFragments=1') AS snippet
    FROM ranked, asked WHERE place > ${offset} AND place <= ${offset + limit} ORDER BY best DESC, app, place`)
}
