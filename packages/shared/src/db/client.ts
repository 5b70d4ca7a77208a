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
  const adapter = new PrismaPg({
    connectionString: url,
    max: poolSize,
    application_name: applicationName,
    connectionTimeoutMillis: 15_000,
    idleTimeoutMillis: 30_000,
  })
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 15_000, timeout: 15_000 } })
}
