import { formatMoney } from '@rose-ash/server/views/format/format-money'
import type { VatRow } from '@rose-ash/shared/money/totals'

/** The VAT that is inside, a row for each rate that has any, for the partial `receipt`. */
export function vatSums(rows: readonly VatRow[], currency: string): { label: string; amount: string }[] {
  return rows
    .filter(({ vatMinor }) => vatMinor > 0)
    .map(({ rateBp, vatMinor }) => ({
      label: `of which VAT at ${rateWords(rateBp)}`,
      amount: formatMoney(vatMinor, currency),
    }))
}

/** 2000 → "20 %", 1750 → "17.5 %". */
function rateWords(rateBp: number): string {
  const digits = String(rateBp).padStart(3, '0')
  const rest = digits.slice(-2).replace(/0+$/, '')
  return `${digits.slice(0, -2)}${rest ? `.${rest}` : ''} %`
}
