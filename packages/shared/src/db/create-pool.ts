import pg from 'pg'

export interface PoolOptions {
  readonly url: string
  /** Connections this process may hold. */
  readonly poolSize?: number
  /** Shown in pg_stat_activity. */
  readonly applicationName?: string
  /** How long a transaction may lie between two statements. Longer than any that a living process has not given up itself. */
  readonly longestPauseMs?: number
}

/**
 * A small pool that connects at the first query. The server ends a transaction whose process has fallen asleep in it: its locks would
 * keep others from its work, and its open row would hold up the log, for as long as it sleeps.
 */
export function createPool({
  url,
  poolSize = 10,
  applicationName = 'rose-ash',
  longestPauseMs = 20_000,
}: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    application_name: applicationName,
    connectionTimeoutMillis: 15_000,
    idleTimeoutMillis: 30_000,
    idle_in_transaction_session_timeout: longestPauseMs,
  })
  // A connection that breaks while nobody uses it is replaced at the next query; unheard, the event would end the process.
  pool.on('error', () => undefined)
  return pool
}
