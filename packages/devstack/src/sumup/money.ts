/** Major units as they come over the wire, such as 10.1, to minor units; null when there is more than the currency can hold. */
export function toMinor(amount: number): number | null {
  const text = String(amount)
  if (!/^\d+(\.\d{1,2})?$/.test(text)) return null
  const [whole, fraction = ''] = text.split('.')
  const minor = Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
  return Number.isSafeInteger(minor) ? minor : null
}

/** Minor units to the number that SumUp writes. */
export function toMajor(minor: number): number {
  return minor / 100
}
