import { causesOf, codesOf } from './error-codes.ts'

// Prisma: unreachable, timed out while connecting, connection closed, no connection free in time, deadlock.
const PRISMA_CODES = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2034'])
// Postgres: connection exceptions, shutdown, crash recovery, too many connections, idle in transaction for too long, and a deadlock or a
// serialisation failure that was not over after several attempts.
const POSTGRES_CODES = /^(08...|57P0.|53300|25P03|40001|40P01)$/
const SOCKET_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE'])
const MESSAGES =
  /Connection terminated|server closed the connection|Unable to start a transaction|Can't reach database/i

/** Whether the database failed, not the work: a restart, a broken connection, no free connection. It does not count as an attempt. */
export function isDatabaseAway(error: unknown): boolean {
  return causesOf(error).some(
    (cause) =>
      codesOf(cause).some(isAwayCode) || (cause.name.startsWith('PrismaClient') && MESSAGES.test(cause.message)),
  )
}

function isAwayCode(code: unknown): boolean {
  return typeof code === 'string' && (PRISMA_CODES.has(code) || SOCKET_CODES.has(code) || POSTGRES_CODES.test(code))
}
