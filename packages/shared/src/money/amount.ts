/** Minor units as the decimal text that payment providers expect: 1234 → "12.34". Throws RangeError unless whole and not negative. */
export function minorToDecimal(minor: number): string {
  if (!Number.isSafeInteger(minor) || minor < 0) throw new RangeError('not an amount in minor units')
  const digits = String(minor).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/**
 * A provider's decimal amount ("12.34", or the number 12.34) in minor units, without multiplying floats. null when it is not an amount
 * with at most two decimals.
 */
export function decimalToMinor(amount: string | number): number | null {
  const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(String(amount).trim())
  if (!match) return null
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}
