import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'

/** Nothing is managed outside Prisma. */
export const NO_FILTERS = { externalTables: [], externalEnums: [] }

/**
 * Prisma's schema engine in this process, over one connection to `databaseUrl`. Freed when `work` ends. Its WebAssembly is
 * loaded on the first call: a service that never migrates does not pay for it.
 */
export async function withSchemaEngine<T>(databaseUrl: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const { SchemaEngine: Engine } = await import('@prisma/schema-engine-wasm')
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: databaseUrl, max: 1 }))
  const engine = await Engine.new({ datamodels: undefined }, () => undefined, adapter)
  try {
    return await work(engine)
  } finally {
    engine.free()
  }
}
