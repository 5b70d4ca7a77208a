import { apportion } from './apportion.ts'
import { vatInside } from './vat.ts'

export interface PricedLine {
  readonly quantity: number
  /** VAT included. */
  readonly unitPriceMinor: number
  readonly vatRateBp: number
}

export interface LineTotals {
  readonly grossMinor: number
  readonly discountMinor: number
  /** The price of the line: gross - discount. */
  readonly totalMinor: number
  /** The VAT inside totalMinor. */
  readonly vatMinor: number
}

export interface VatRow {
  readonly rateBp: number
  readonly grossMinor: number
  readonly vatMinor: number
}

export interface OrderTotals {
  readonly lines: readonly LineTotals[]
  readonly subtotalMinor: number
  readonly discountMinor: number
  /** The exact sum of the lines' totals, and the amount that the buyer pays. */
  readonly totalMinor: number
  readonly vatMinor: number
  /** Lowest rate first. The rows add up to totalMinor and vatMinor. */
  readonly vatRows: readonly VatRow[]
}

/**
 * Totals of lines whose prices include VAT. VAT is calculated once for each rate on the sum of its lines and then shared over the
 * lines, so that lines, rate table and order agree exactly. A discount is shared over all lines in proportion to their prices.
 */
export function orderTotals(lines: readonly PricedLine[], discountMinor = 0): OrderTotals {
  const gross = lines.map(({ quantity, unitPriceMinor }) => quantity * unitPriceMinor)
  const subtotalMinor = sum(gross)
  const discount = Math.min(discountMinor, subtotalMinor)
  const discounts = apportion(discount, gross)
  const totals = gross.map((minor, index) => minor - (discounts[index] ?? 0))
  const vatRows = [...new Set(lines.map((line) => line.vatRateBp))]
    .toSorted((a, b) => a - b)
    .map((rateBp) =>
      vatRow(
        rateBp,
        totals.filter((_, index) => lines[index]?.vatRateBp === rateBp),
      ),
    )
  const vat = shareVat(lines, totals, vatRows)
  return {
    lines: gross.map((grossMinor, index) => ({
      grossMinor,
      discountMinor: discounts[index] ?? 0,
      totalMinor: totals[index] ?? 0,
      vatMinor: vat[index] ?? 0,
    })),
    subtotalMinor,
    discountMinor: discount,
    totalMinor: sum(totals),
    vatMinor: sum(vatRows.map((row) => row.vatMinor)),
    vatRows,
  }
}

function vatRow(rateBp: number, totals: readonly number[]): VatRow {
  const grossMinor = sum(totals)
  return { rateBp, grossMinor, vatMinor: vatInside(grossMinor, rateBp) }
}

function shareVat(lines: readonly PricedLine[], totals: readonly number[], rows: readonly VatRow[]): number[] {
  const shares = lines.map(() => 0)
  for (const { rateBp, vatMinor } of rows) {
    const weights = totals.map((total, index) => (lines[index]?.vatRateBp === rateBp ? total : 0))
    for (const [index, share] of apportion(vatMinor, weights).entries()) shares[index] = (shares[index] ?? 0) + share
  }
  return shares
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
