import { Prisma } from '@rose-ash/shared/db/client'
import { likeWord } from '@rose-ash/shared/db/words-inside'
import type { ListingQuery } from './listing-query.ts'
import type { ListingScope } from './listing-scope.ts'

export interface ListingRow {
  readonly listing: {
    readonly total: number
    readonly ids: string[] | null
    readonly labels: { slug: string; name: string; count: number }[] | null
    readonly inStock: number
    readonly madeToOrder: number
  }
}

/**
 * One statement for the ids of a page, the total and the counts of all filters. Several labels are combined with AND (organic AND
 * vegan), so their counts refer to the shown products; availabilities are combined with OR (in stock OR made to order), so their
 * counts refer to the products that match the other filters.
 */
export function listingSql(scope: ListingScope, query: ListingQuery, perPage: number): Prisma.Sql {
  return Prisma.sql`
    WITH RECURSIVE shelf AS (
      SELECT id FROM categories WHERE slug = ${scope.categorySlug ?? ''}
      UNION ALL
      SELECT c.id FROM categories c JOIN shelf s ON c.parent_id = s.id
    ), matched AS (
      SELECT p.id, p.name, p.published_at, v.price, v.stocked, v.to_order, ${rank(query)} AS rank
      FROM products p
      JOIN LATERAL (
        SELECT min(price_minor) AS price,
          coalesce(bool_or(NOT made_to_order AND on_hand > reserved), false) AS stocked,
          coalesce(bool_or(made_to_order), false) AS to_order
        FROM variants WHERE product_id = p.id AND offered
      ) v ON v.price IS NOT NULL
      WHERE p.status = 'published' ${inScope(scope)} ${matching(query)}
    ), labelled AS (
      SELECT m.* FROM matched m
      WHERE ${query.label.length} = (
        SELECT count(*) FROM product_labels pl JOIN labels l ON l.id = pl.label_id
        WHERE pl.product_id = m.id AND l.slug = ANY(${query.label})
      )
    ), chosen AS (
      SELECT * FROM labelled WHERE ${available(query)}
    )
    SELECT json_build_object(
      'total', (SELECT count(*) FROM chosen),
      'ids', (SELECT json_agg(page.id) FROM (
        SELECT id FROM chosen ORDER BY ${order(query)} LIMIT ${perPage} OFFSET ${(query.page - 1) * perPage}
      ) page),
      'labels', (SELECT json_agg(json_build_object('slug', f.slug, 'name', f.name, 'count', f.count) ORDER BY f.position, f.name) FROM (
        SELECT l.slug, l.name, l.position, count(c.id)::int AS count
        FROM labels l
        LEFT JOIN product_labels pl ON pl.label_id = l.id
        LEFT JOIN chosen c ON c.id = pl.product_id
        GROUP BY l.id
        HAVING count(c.id) > 0 OR l.slug = ANY(${query.label})
      ) f),
      'inStock', (SELECT count(*) FROM labelled WHERE stocked),
      'madeToOrder', (SELECT count(*) FROM labelled WHERE to_order)
    ) AS listing`
}

function inScope({ categorySlug, supplierSlug, marketSlug }: ListingScope): Prisma.Sql {
  const parts = [
    categorySlug && Prisma.sql`AND p.category_id IN (SELECT id FROM shelf)`,
    supplierSlug && Prisma.sql`AND p.supplier_id = (SELECT id FROM suppliers WHERE slug = ${supplierSlug})`,
    marketSlug && Prisma.sql`AND p.market_id = (SELECT id FROM markets WHERE slug = ${marketSlug})`,
  ].filter((part) => part !== undefined && part !== '')
  return parts.length > 0 ? Prisma.join(parts, ' ') : Prisma.empty
}

/**
 * Matches inflected words, parts of words in every script, and words with a typing error. What matches is gathered index by index: one
 * condition with "or" would read every product.
 */
function matching({ q }: ListingQuery): Prisma.Sql {
  if (!q) return Prisma.empty
  return Prisma.sql`AND p.id IN (
    SELECT id FROM products WHERE to_tsvector('english', search_text) @@ websearch_to_tsquery('english', ${q})
    UNION SELECT id FROM products WHERE search_folded LIKE '%' || search_folded(${likeWord(q)}) || '%'
    UNION SELECT products_worded_like(search_folded(${q})))`
}

function rank({ q }: ListingQuery): Prisma.Sql {
  if (!q) return Prisma.sql`0::real`
  return Prisma.sql`(word_similarity(${q}, p.name) + ts_rank(to_tsvector('english', p.search_text), websearch_to_tsquery('english', ${q})))`
}

function available({ availability }: ListingQuery): Prisma.Sql {
  const wanted = [
    availability.includes('in-stock') && Prisma.sql`stocked`,
    availability.includes('made-to-order') && Prisma.sql`to_order`,
  ].filter((part) => part !== false)
  return wanted.length > 0 ? Prisma.join(wanted, ' OR ') : Prisma.sql`true`
}

/** Sorts available products before sold-out ones, in every order. */
function order({ sort }: ListingQuery): Prisma.Sql {
  const first = Prisma.sql`(stocked OR to_order) DESC`
  if (sort === 'price') return Prisma.sql`${first}, price, name, id`
  if (sort === 'newest') return Prisma.sql`${first}, published_at DESC, id`
  if (sort === 'name') return Prisma.sql`${first}, name, id`
  return Prisma.sql`rank DESC, ${first}, name, id`
}
