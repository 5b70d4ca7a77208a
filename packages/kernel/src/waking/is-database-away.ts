// Prisma: unreachable, timed out while connecting, connection closed, no connection free in time.
const PRISMA_CODES = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024'])
// Postgres: connection exceptions, shutdown, crash recovery, too many connections, idle in transaction for too long.
const POSTGRES_CODES = /^(08...|57P0.|53300|25P03)$/
const SOCKET_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE'])
const MESSAGES =
  /Connection terminated|server closed the connection|Unable to start a transaction|Can't reach database/i

/** Whether the database failed, not the work: a restart, a broken connection, no free connection. It does not count as an attempt. */
export function isDatabaseAway(error: unknown): boolean {
  const seen = new Set<unknown>()
  for (let cause: unknown = error; cause instanceof Error && !seen.has(cause); cause = cause.cause) {
    seen.add(cause)
    if (codesOf(cause).some(isAwayCode)) return true
    if (cause.name.startsWith('PrismaClient') && MESSAGES.test(cause.message)) return true
  }
  return false
}

function codesOf(error: Error): unknown[] {
  const { code, meta } = error as {
    code?: unknown
    meta?: { code?: unknown; driverAdapterError?: { cause?: Record<string, unknown> } }
  }
  const isPrisma = error.name.startsWith('PrismaClient') || error.name === 'DriverAdapterError'
  const adapter =
    meta?.driverAdapterError?.cause ?? (isPrisma ? (error.cause as Record<string, unknown> | undefined) : undefined)
  const codes = [
    code,
    meta?.code,
    adapter?.originalCode,
    adapter?.code,
    adapter?.kind === 'DatabaseNotReachable' ? 'P1001' : undefined,
  ]
  return isPrisma ? codes : codes.filter((value) => typeof value === 'string' && /^[0-9]|^P/.test(value))
}

function isAwayCode(code: unknown): boolean {
  return typeof code === 'string' && (PRISMA_CODES.has(code) || SOCKET_CODES.has(code) || POSTGRES_CODES.test(code))
}
