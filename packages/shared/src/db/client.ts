import { PrismaPg } from '@prisma/adapter-pg'
import type { Pool } from 'pg'
import { Prisma, PrismaClient } from './generated/client.ts'

export type Db = PrismaClient

/** An open transaction, as domain services and the log take it. */
export type Tx = Prisma.TransactionClient

export { Prisma }

/** A Prisma client on a pool; `$disconnect()` also ends the pool. */
export function createDb(pool: Pool): Db {
  const adapter = new PrismaPg(pool, { statementNameGenerator, disposeExternalPool: true })
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 15_000, timeout: 15_000 } })
}

const PREPARED = /^\s*\/\* prepared: ([\w-]+) \*\//

/**
 * Names the statements whose first comment is `prepared: name`, so that the server parses and plans them once for each connection.
 * Only for frequent statements of fixed text; a name must belong to one text only.
 */
function statementNameGenerator({ sql }: { readonly sql: string }): string {
  return PREPARED.exec(sql)?.[1] ?? ''
}
