const MINUS = '−'
const SYMBOLS: Record<string, string> = { GBP: '£', EUR: '€', USD: '$' }
const decimalsByCurrency = new Map<string, number>()

/** Minor units as people write them: `£4.20`, `−£1,250.00`, `¥500`. Throws on a fraction of a minor unit. */
export function formatMoney(minor: number, currency = 'GBP'): string {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`money is whole minor units, got ${minor}`)
  const decimals = currencyDecimals(currency)
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0')
  const whole = groupThousands(digits.slice(0, digits.length - decimals))
  const fraction = decimals > 0 ? `.${digits.slice(-decimals)}` : ''
  return `${minor < 0 ? MINUS : ''}${SYMBOLS[currency] ?? `${currency} `}${whole}${fraction}`
}

function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',')
}

/** How many decimals a currency has (ISO 4217): 2 for GBP, 0 for JPY. */
export function currencyDecimals(currency: string): number {
  const known = decimalsByCurrency.get(currency)
  if (known !== undefined) return known
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
  decimalsByCurrency.set(currency, maximumFractionDigits)
  return maximumFractionDigits
}
