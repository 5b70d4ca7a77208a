import { divideHalfUp } from './divide.ts'

/** Units of the content of a pack. */
export const PACK_UNITS = ['g', 'ml', 'item'] as const
export type PackUnit = (typeof PACK_UNITS)[number]

export interface Pack {
  /** "12 x 400 g": 12. */
  readonly count: number
  readonly amount: number
  readonly unit: PackUnit
}

/** The price of `base` units of a pack, rounded half-up: £4.20 for 400 g is 105 per 100 g. */
export function unitPriceMinor(priceMinor: number, pack: Pack, base: number): number {
  return Number(divideHalfUp(BigInt(priceMinor) * BigInt(base), BigInt(pack.count) * BigInt(pack.amount)))
}

/** The reference quantity of a unit price in words: "100 g", "kg", "litre", "each". */
export function unitPriceWords(unit: PackUnit, base: number): string {
  if (unit === 'item') return base === 1 ? 'each' : `${base}`
  if (base === 1000) return unit === 'g' ? 'kg' : 'litre'
  return `${base} ${unit}`
}

/** A pack in words: "500 g", "1.5 kg", "12 × 400 g"; six items are "6", one item is "each". */
export function packWords({ count, amount, unit }: Pack): string {
  const one = unit === 'item' ? (amount === 1 ? 'each' : `pack of ${amount}`) : amountWords(amount, unit)
  return count === 1 ? one : `${count} × ${one}`
}

function amountWords(amount: number, unit: 'g' | 'ml'): string {
  if (amount < 1000) return `${amount} ${unit}`
  const whole = Math.floor(amount / 1000)
  const rest = String(amount % 1000)
    .padStart(3, '0')
    .replace(/0+$/, '')
  return `${whole}${rest ? `.${rest}` : ''} ${unit === 'g' ? 'kg' : 'litre'}`
}
