import pg from 'pg'

export interface PoolOptions {
  readonly url: string
  /** The most connections that this process opens. */
  readonly poolSize?: number
  /** Shown in pg_stat_activity. */
  readonly applicationName?: string
  /** The longest pause between two statements of a transaction. Longer than the transaction timeouts of a running process. */
  readonly longestPauseMs?: number
}

/**
 * A small pool that connects at the first query. The server ends a transaction whose process has stopped in the middle of it
 * (SIGSTOP): otherwise its locks would block other processes and the readers of the log would wait for its commit.
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
  // A broken idle connection is replaced at the next query; without a listener this event would end the process.
  pool.on('error', () => undefined)
  return pool
}
