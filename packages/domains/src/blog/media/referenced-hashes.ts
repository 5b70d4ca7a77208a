import type { Db } from '@rose-ash/shared/db/client'

/** The log tells what was, so it holds no picture that was replaced since; of what is shown now, projections and tables tell. */
const NOT_ASKED = ['ap_activities', 'ap_activities_archive', 'media_leavings', '_prisma_migrations']

/**
 * The hashes of all files whose path stands anywhere in the database: in a column of text, of JSON or of a list, of any table, also of one that
 * is added later. One statement, hence one moment: a row that moves from one table to another is seen in one of them.
 */
export async function referencedHashes(db: Db): Promise<ReadonlySet<string>> {
  const tables = await db.$queryRaw<{ select: string }[]>`
    SELECT format('SELECT m[1] AS hash FROM %I, regexp_matches(concat_ws('' '', %s), ''/([0-9a-f]{64})'', ''g'') m',
                  c.table_name, string_agg(format('%I::text', c.column_name), ', ')) AS select
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND c.table_name <> ALL (${NOT_ASKED})
      AND c.data_type IN ('text', 'character varying', 'character', 'json', 'jsonb', 'ARRAY')
    GROUP BY c.table_name`
  // The names come from PostgreSQL, quoted by format.
  const rows = await db.$queryRawUnsafe<{ hash: string }[]>(tables.map(({ select }) => select).join(' UNION '))
  return new Set(rows.map(({ hash }) => hash))
}
