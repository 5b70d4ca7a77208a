/**
 * Runs work that may hang: rejects after `timeoutMs` or when the process stops, even if the work ignores its signal. A synchronous
 * throw of the work is a rejection too and leaves no other promise that could reject later.
 */
export async function underDeadline<Result>(
  stopped: AbortSignal,
  timeoutMs: number,
  work: (signal: AbortSignal) => Promise<Result> | Result,
): Promise<Result> {
  const signal = AbortSignal.any([stopped, AbortSignal.timeout(timeoutMs)])
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const abort = () => reject(signal.reason)
  signal.addEventListener('abort', abort, { once: true })
  try {
    return await Promise.race([aborted, (async () => work(signal))()])
  } finally {
    signal.removeEventListener('abort', abort)
  }
}
