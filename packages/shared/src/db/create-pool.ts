import pg from 'pg'

export interface PoolOptions {
  readonly url: string
  /** Connections this process may hold. */
  readonly poolSize?: number
  /** Shown in pg_stat_activity. */
  readonly applicationName?: string
}

/** A small pool that connects at the first query. */
export function createPool({ url, poolSize = 10, applicationName = 'rose-ash' }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    application_name: applicationName,
    connectionTimeoutMillis: 15_000,
    idleTimeoutMillis: 30_000,
  })
  // A connection that breaks while nobody uses it is replaced at the next query; unheard, the event would end the process.
  pool.on('error', () => undefined)
  return pool
}
