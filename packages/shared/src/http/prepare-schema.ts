import type { BaseContext } from '../context/base-context.ts'
import { applyMigrations } from '../db/migrate/apply-migrations.ts'
import { waitForSchema } from '../db/migrate/schema-version.ts'

/** Only blog brings the schema up to date, and only when RUN_MIGRATIONS says so; everybody else waits until it is. */
export async function prepareSchema({ app, config, log }: Pick<BaseContext, 'app' | 'config' | 'log'>): Promise<void> {
  if (app === 'blog' && config.RUN_MIGRATIONS) {
    const applied = await applyMigrations(config.DATABASE_URL)
    if (applied.length > 0) log.info({ applied }, 'schema migrated')
  }
  await waitForSchema(config.DATABASE_URL)
}
