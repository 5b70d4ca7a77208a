/**
 * numerator / denominator, rounded half-up (halves away from zero), exact: the one rounding of money there is.
 * Both are whole numbers; the denominator is not zero.
 */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  if (denominator === 0n) throw new RangeError('division by zero')
  const negative = numerator < 0n !== denominator < 0n
  const top = numerator < 0n ? -numerator : numerator
  const bottom = denominator < 0n ? -denominator : denominator
  const rounded = (2n * top + bottom) / (2n * bottom)
  return negative ? -rounded : rounded
}

/** amount x numerator / denominator in minor units, rounded half-up. All three are whole numbers. */
export function scaleMinor(amountMinor: number, numerator: number, denominator: number): number {
  return Number(divideHalfUp(BigInt(amountMinor) * BigInt(numerator), BigInt(denominator)))
}
