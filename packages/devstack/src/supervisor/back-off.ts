const FIRST_MS = 200
const LONGEST_MS = 10_000

/** Milliseconds to wait before the next start: 0 for the first, then doubling up to ten seconds. */
export function backOffMs(failuresInARow: number): number {
  return failuresInARow <= 1 ? 0 : Math.min(LONGEST_MS, FIRST_MS * 2 ** (failuresInARow - 2))
}
