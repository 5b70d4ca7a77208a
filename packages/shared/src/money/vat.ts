import { scaleMinor } from './divide.ts'

/** Classes of VAT that goods and tickets carry; what each is charged, and since when, stands in the site's configuration. */
export const VAT_CLASSES = ['zero', 'reduced', 'standard', 'exempt'] as const
export type VatClass = (typeof VAT_CLASSES)[number]

const RATES_BP: Readonly<Record<VatClass, number>> = { zero: 0, reduced: 500, standard: 2000, exempt: 0 }

/** The rate of a class in basis points: 2000 is 20 %. */
export function vatRateBp(vatClass: VatClass): number {
  return RATES_BP[vatClass]
}

/** The VAT contained in a price that includes it, rounded half-up. */
export function vatInside(grossMinor: number, rateBp: number): number {
  return scaleMinor(grossMinor, rateBp, 10_000 + rateBp)
}

/** The price with VAT of a net price, rounded half-up once, at the end. `netScale` is how many net units make one minor unit. */
export function grossOfNet(net: number, rateBp: number, netScale = 1): number {
  return scaleMinor(net, 10_000 + rateBp, 10_000 * netScale)
}
