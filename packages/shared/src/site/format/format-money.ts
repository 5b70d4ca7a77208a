const MINUS = '−'
const writers = new Map<string, (minor: number) => string>()

/** Minor units as a locale writes them: `£4.20`, `−£1,250.00`, `4,20 €` in de-DE. Throws on a fraction of a minor unit. */
export function formatMoney(minor: number, currency: string, locale: string): string {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`money is whole minor units, got ${minor}`)
  return `${minor < 0 ? MINUS : ''}${writerFor(currency, locale)(Math.abs(minor))}`
}

/** The number of decimals of a currency (ISO 4217): 2 for the euro, 0 for the yen. Throws RangeError for an unknown currency. */
export function currencyDecimals(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}

function writerFor(currency: string, locale: string): (minor: number) => string {
  const key = `${currency} ${locale}`
  const known = writers.get(key)
  if (known) return known
  const writer = createWriter(currency, locale)
  writers.set(key, writer)
  return writer
}

/** Gives Intl the amount as decimal text: dividing by 100 would use floats. */
function createWriter(currency: string, locale: string): (minor: number) => string {
  const decimals = currencyDecimals(currency)
  const formatter = new Intl.NumberFormat(locale, { style: 'currency', currency, ...displayOf(currency, locale) })
  return (minor) => {
    const digits = String(minor).padStart(decimals + 1, '0')
    const whole = digits.slice(0, digits.length - decimals)
    const text = formatter.format(`${whole}.${digits.slice(whole.length)}0` as `${number}`)
    return text.includes(currency) ? text.replace('\u00a0', ' ') : text
  }
}

/** A currency sign that begins with letters (`US$`, `JP¥`) is replaced by the currency's code, separated by a space. */
function displayOf(currency: string, locale: string): Intl.NumberFormatOptions {
  const parts = new Intl.NumberFormat(locale, { style: 'currency', currency }).formatToParts(0)
  const sign = parts.find(({ type }) => type === 'currency')?.value ?? currency
  return /^[A-Z]{2}/.test(sign) ? { currencyDisplay: 'code' } : {}
}
