import { PrismaPg } from '@prisma/adapter-pg'
import type { Pool } from 'pg'
import { Prisma, PrismaClient } from './generated/client.ts'

export type Db = PrismaClient

/** A running transaction: what domain services and the log take as their first argument. */
export type Tx = Prisma.TransactionClient

export { Prisma }

/** A Prisma client on a pool, which `$disconnect()` ends with it. */
export function createDb(pool: Pool): Db {
  const adapter = new PrismaPg(pool, { statementNameGenerator, disposeExternalPool: true })
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
