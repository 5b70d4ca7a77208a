import { minorToDecimal } from '../../money/amount.ts'

const formatters = new Map<string, Intl.NumberFormat>()

/** A number with the separators of a locale: `1,250.5` in en-GB, `1.250,5` in de-DE. */
export function formatNumber(value: number, locale: string): string {
  return formatterFor(locale).format(value)
}

/** Minor units as the value of a form field: two decimals with the decimal sign of a locale, `1250,50` in de-DE. */
export function formatAmount(minor: number, locale: string): string {
  const point = formatterFor(locale)
    .formatToParts(0.5)
    .find(({ type }) => type === 'decimal')
  return minorToDecimal(minor).replace('.', point?.value ?? '.')
}

function formatterFor(locale: string): Intl.NumberFormat {
  const known = formatters.get(locale)
  if (known) return known
  const formatter = new Intl.NumberFormat(locale, { maximumFractionDigits: 20 })
  formatters.set(locale, formatter)
  return formatter
}
