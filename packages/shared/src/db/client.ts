import { PrismaPg } from '@prisma/adapter-pg'
import { Prisma, PrismaClient } from './generated/client.ts'

export type Db = PrismaClient

/** A running transaction: what domain services and the log take as their first argument. */
export type Tx = Prisma.TransactionClient

export { Prisma }

export interface DbOptions {
  readonly url: string
  /** Connections this process may hold. */
  readonly poolSize?: number
  /** Shown in pg_stat_activity. */
  readonly applicationName?: string
}

/** A Prisma client on its own small pool. Connects at the first query; close it with `$disconnect()`. */
export function createDb({ url, poolSize = 10, applicationName = 'rose-ash' }: DbOptions): Db {
  const pool = {
    connectionString: url,
    max: poolSize,
    application_name: applicationName,
    connectionTimeoutMillis: 15_000,
    idleTimeoutMillis: 30_000,
  }
  const adapter = new PrismaPg(pool, { statementNameGenerator })
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 15_000, timeout: 15_000 } })
}

const PREPARED = /^\s*\/\* prepared: ([\w-]+) \*\//

/**
 * Statements that begin with `prepared: name` in a comment are parsed and planned once for each connection. Only for statements of fixed text
 * that run all the time; a name belongs to one text.
 */
function statementNameGenerator({ sql }: { readonly sql: string }): string {
  return PREPARED.exec(sql)?.[1] ?? ''
}
