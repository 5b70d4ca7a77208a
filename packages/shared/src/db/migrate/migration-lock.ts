import type pg from 'pg'

/** The key of the advisory lock under which the schema is migrated: any number that no other lock uses. */
export const MIGRATION_LOCK = 4_207_001

/** Whether some process migrates this database now. */
export async function isMigrating(database: Pick<pg.ClientBase, 'query'>): Promise<boolean> {
  const { rowCount } = await database.query(
    `SELECT 1 FROM pg_locks
     WHERE locktype = 'advisory' AND granted AND classid = 0 AND objid = $1
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    [MIGRATION_LOCK],
  )
  return rowCount !== 0
}
