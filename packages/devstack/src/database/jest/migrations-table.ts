/**
 * Prisma's record of applied migrations, as if they had been: a test database is built from the models, and a service asks
 * this table whether the schema is the one it was built for.
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
