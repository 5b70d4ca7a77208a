/**
 * Shares `totalMinor` over `weights` so that the shares add up to it exactly, by largest remainder; ties go to the earlier
 * one. Weights are whole and not negative; when all are zero, so are all shares and `totalMinor` must be 0.
 */
export function apportion(totalMinor: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + BigInt(weight), 0n)
  if (sum === 0n) {
    if (totalMinor !== 0) throw new RangeError('a total cannot be shared over weights that are all zero')
    return weights.map(() => 0)
  }
  const total = BigInt(Math.abs(totalMinor))
  const exact = weights.map((weight, index) => {
    const product = total * BigInt(weight)
    return { index, share: product / sum, remainder: product % sum }
  })
  let missing = total - exact.reduce((taken, { share }) => taken + share, 0n)
  for (const part of exact.toSorted(byRemainder)) {
    if (missing === 0n) break
    part.share += 1n
    missing -= 1n
  }
  const sign = totalMinor < 0 ? -1 : 1
  return exact.map(({ share }) => Number(share) * sign || 0)
}

function byRemainder(a: { index: number; remainder: bigint }, b: { index: number; remainder: bigint }): number {
  if (a.remainder === b.remainder) return a.index - b.index
  return a.remainder > b.remainder ? -1 : 1
}
