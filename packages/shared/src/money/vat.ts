import { scaleMinor } from './divide.ts'

/** VAT classes of goods and tickets; their rates with dates are in the site configuration. */
export const VAT_CLASSES = ['zero', 'reduced', 'standard', 'exempt'] as const
export type VatClass = (typeof VAT_CLASSES)[number]

/** The VAT contained in a price that includes it, rounded half-up. */
export function vatInside(grossMinor: number, rateBp: number): number {
  return scaleMinor(grossMinor, rateBp, 10_000 + rateBp)
}

/** The price with VAT of a net price, rounded half-up once, at the end. `netScale` is how many net units make one minor unit. */
export function grossOfNet(net: number, rateBp: number, netScale = 1): number {
  return scaleMinor(net, 10_000 + rateBp, 10_000 * netScale)
}
