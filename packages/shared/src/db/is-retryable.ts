/** Whether a transaction failed by a serialisation failure or a deadlock, so that running it again is safe. */
export function isRetryable(error: unknown): boolean {
  const seen = new Set<unknown>()
  for (let cause: unknown = error; cause instanceof Error && !seen.has(cause); cause = cause.cause) {
    seen.add(cause)
    const { code, meta } = cause as {
      code?: unknown
      meta?: { code?: unknown; driverAdapterError?: { cause?: { originalCode?: unknown } } }
    }
    const codes = [code, meta?.code, meta?.driverAdapterError?.cause?.originalCode]
    if (codes.some((value) => value === 'P2034' || value === '40001' || value === '40P01')) return true
  }
  return false
}
