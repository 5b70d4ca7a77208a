/**
 * SQL for Prisma's table of applied migrations, with all of them as applied: a test database is built from the models, and services
 * check their schema's version by this table.
 */
export function migrationsTable(names: readonly string[]): string {
  const rows = names.map(
    (name) => `INSERT INTO _prisma_migrations VALUES ('${name}', '', now(), '${name}', NULL, NULL, now(), 1);`,
  )
  return `${TABLE}\n${rows.join('\n')}`
}

const TABLE = `CREATE TABLE _prisma_migrations (
  id varchar(36) PRIMARY KEY,
  checksum varchar(64) NOT NULL,
  finished_at timestamptz,
  migration_name varchar(255) NOT NULL,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(),
  applied_steps_count integer NOT NULL DEFAULT 0
);`
