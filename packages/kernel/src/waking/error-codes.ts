/** The errors of a chain of causes, the outermost first. */
export function causesOf(error: unknown): Error[] {
  const causes = new Set<Error>()
  for (let cause = error; cause instanceof Error && !causes.has(cause); cause = cause.cause) causes.add(cause)
  return [...causes]
}

/** The codes by which Postgres, its adapter or Prisma names an error; never those of a socket that is not the database's. */
export function codesOf(error: Error): unknown[] {
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
