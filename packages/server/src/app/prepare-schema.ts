import type { BaseContext } from '@rose-ash/shared/context/base-context'
import { applyMigrations } from '@rose-ash/shared/db/migrate/apply-migrations'
import { waitForSchema } from '@rose-ash/shared/db/migrate/schema-version'

/** Migrates the schema in blog, or the house that holds it, when RUN_MIGRATIONS is set; every other process waits until the schema is current. */
export async function prepareSchema({ app, config, log }: Pick<BaseContext, 'app' | 'config' | 'log'>): Promise<void> {
  if ((app === 'blog' || app === 'house') && config.RUN_MIGRATIONS) {
    const applied = await applyMigrations(config.DATABASE_URL)
    if (applied.length > 0) log.info({ applied }, 'schema migrated')
  }
  await waitForSchema(config.DATABASE_URL)
}
