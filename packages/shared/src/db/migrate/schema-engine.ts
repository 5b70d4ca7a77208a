import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'
import pg from 'pg'
import { MigrationAdapter } from './migration-adapter.ts'

/** All tables and enums are managed by Prisma. */
export const NO_FILTERS = { externalTables: [], externalEnums: [] }

/**
 * Runs `work` with Prisma's schema engine in this process; its connections to `databaseUrl` are closed afterwards. The WebAssembly is
 * loaded at the first call, so that a service that never migrates does not load it. When a script fails, the server's own error is
 * thrown.
 */
export async function withSchemaEngine<T>(databaseUrl: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const { SchemaEngine: Engine } = await import('@prisma/schema-engine-wasm')
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 })
  const adapter = new MigrationAdapter(pool)
  try {
    const bound = bindMigrationAwareSqlAdapterFactory(adapter)
    const engine = await Engine.new({ datamodels: undefined }, () => undefined, bound)
    return await work(engine).finally(() => engine.free())
  } catch (error) {
    throw adapter.failure ? describe(adapter.failure) : error
  } finally {
    await pool.end()
  }
}

function describe(failure: Error): Error {
  const { message, detail, where, hint } = failure as pg.DatabaseError
  return new Error([message, detail, where, hint].filter(Boolean).join('; '), { cause: failure })
}
