export interface BackOff {
  readonly firstMs: number
  readonly longestMs: number
}

/** Milliseconds to wait after failure number `attempt` (from 1): doubles up to a cap; half of it is random. */
export function backOffMs(
  attempt: number,
  { firstMs, longestMs }: BackOff,
  random: () => number = Math.random,
): number {
  const shortest = shortestBackOffMs(attempt, { firstMs, longestMs })
  return Math.round(shortest + shortest * random())
}

/** The half that is not left to chance. */
export function shortestBackOffMs(attempt: number, { firstMs, longestMs }: BackOff): number {
  return Math.min(longestMs, firstMs * 2 ** Math.min(attempt - 1, 30)) / 2
}
