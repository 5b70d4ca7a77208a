const formatters = new Map<string, Intl.NumberFormat>()

/** A number with the separators of a locale: `1,250.5` in en-GB, `1.250,5` in de-DE. */
export function formatNumber(value: number, locale: string): string {
  const known = formatters.get(locale)
  if (known) return known.format(value)
  const formatter = new Intl.NumberFormat(locale, { maximumFractionDigits: 20 })
  formatters.set(locale, formatter)
  return formatter.format(value)
}
