import type { VatRow } from '@rose-ash/shared/money/totals'
import type { Site } from '@rose-ash/shared/site/site'

/** The included VAT, one row for each rate with VAT, for the partial `receipt`. */
export function vatSums(site: Site, rows: readonly VatRow[], currency: string): { label: string; amount: string }[] {
  return rows
    .filter(({ vatMinor }) => vatMinor > 0)
    .map(({ rateBp, vatMinor }) => ({
      label: `of which VAT at ${site.percent(rateBp)}`,
      amount: site.money(vatMinor, currency),
    }))
}

/** The sum at each rate with its VAT, and what is without VAT, for the receipt of an order. */
export function vatByRate(site: Site, rows: readonly VatRow[], currency: string) {
  return rows.map(({ rateBp, grossMinor, vatMinor }) =>
    rateBp === 0
      ? { label: 'of which without VAT', amount: site.money(grossMinor, currency) }
      : {
          label: `of which VAT at ${site.percent(rateBp)}`,
          detail: `on ${site.money(grossMinor, currency)}`,
          amount: site.money(vatMinor, currency),
        },
  )
}
