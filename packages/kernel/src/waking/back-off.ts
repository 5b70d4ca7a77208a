export interface BackOff {
  readonly firstMs: number
  readonly longestMs: number
}

/** Milliseconds to wait after failure number `attempt` (1 is the first): doubling, capped, with half of it left to chance. */
export function backOffMs(
  attempt: number,
  { firstMs, longestMs }: BackOff,
  random: () => number = Math.random,
): number {
  const full = Math.min(longestMs, firstMs * 2 ** Math.min(attempt - 1, 30))
  return Math.round(full / 2 + (full / 2) * random())
}
