import { formatMoney } from '../format/format-money.ts'

/** `{{money priceMinor}}` or `{{money priceMinor 'EUR'}}` → `£4.20`. */
export function money(minor: number, currency?: unknown): string {
  return formatMoney(minor, typeof currency === 'string' ? currency : 'GBP')
}
