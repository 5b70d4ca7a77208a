/** Converts major units of the API, such as 10.1, to minor units; null when there are too many decimals. */
export function toMinor(amount: number): number | null {
  const text = String(amount)
  if (!/^\d+(\.\d{1,2})?$/.test(text)) return null
  const [whole, fraction = ''] = text.split('.')
  const minor = Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
  return Number.isSafeInteger(minor) ? minor : null
}

/** Converts minor units to major units of the API. */
export function toMajor(minor: number): number {
  return minor / 100
}
