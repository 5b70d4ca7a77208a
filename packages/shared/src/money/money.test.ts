import { describe, expect, it } from '@jest/globals'
import { loadSite } from '../site/site.ts'
import { decimalToMinor, minorToDecimal } from './amount.ts'
import { apportion } from './apportion.ts'
import { divideHalfUp } from './divide.ts'
import { orderTotals } from './totals.ts'
import { packWords, unitPriceMinor, unitPriceWords } from './unit-price.ts'
import { grossOfNet, vatInside } from './vat.ts'

/** A small repeatable source of randomness: a failing round can be run again. */
function dice(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

describe('rounding', () => {
  it('takes halves away from zero, exactly', () => {
    expect([5n, 15n, 25n, -5n, 4n, 6n, -15n].map((value) => divideHalfUp(value, 10n))).toEqual([
      1n,
      2n,
      3n,
      -1n,
      0n,
      1n,
      -2n,
    ])
  })

  it('does not lose pennies beyond what floats can hold', () => {
    expect(divideHalfUp(90071992547409935n, 10n)).toBe(9007199254740994n)
  })
})

describe('vectors from WooCommerce', () => {
  it('45 + 49 with VAT inside and 4.96 shipping net at 21 % is 100.00', () => {
    const prices = [4500, 4900, grossOfNet(496, 2100)]
    const lines = prices.map((unitPriceMinor) => ({ quantity: 1, unitPriceMinor, vatRateBp: 2100 }))
    expect(orderTotals(lines).totalMinor).toBe(10_000)
  })

  it('8.325 net at 20 % is 9.99', () => {
    expect(grossOfNet(8325, 2000, 10)).toBe(999)
  })

  it('1.99 x 36 contains VAT of 11.94', () => {
    expect(orderTotals([{ quantity: 36, unitPriceMinor: 199, vatRateBp: 2000 }]).vatMinor).toBe(1194)
  })

  it('30.825 + 20 % is 36.99', () => {
    expect(grossOfNet(30825, 2000, 10)).toBe(3699)
  })
})

describe('sharing', () => {
  it('adds up to the penny in ten thousand random shares', () => {
    const roll = dice(7)
    for (let round = 0; round < 10_000; round += 1) {
      const weights = Array.from({ length: 1 + roll(8) }, () => roll(5_000))
      const total = sum(weights) === 0 ? 0 : roll(100_000)
      const shares = apportion(total, weights)
      const whole = sum(weights) || 1
      const fair = shares.every((share, index) => Math.abs(share - (total * (weights[index] ?? 0)) / whole) < 1)
      if (sum(shares) !== total || !fair) throw new Error(`round ${round}: ${total} over ${weights} is not ${shares}`)
    }
  })
})

describe('order totals', () => {
  it('lines, rate table and order agree in ten thousand random orders', () => {
    const roll = dice(42)
    const rates = [0, 500, 2000]
    for (let round = 0; round < 10_000; round += 1) {
      const lines = Array.from({ length: 1 + roll(9) }, () => ({
        quantity: 1 + roll(40),
        unitPriceMinor: roll(9_999),
        vatRateBp: rates[roll(3)] ?? 0,
      }))
      const discount = roll(3) === 0 ? roll(4_000) : 0
      const totals = orderTotals(lines, discount)
      const agrees =
        sum(totals.lines.map((line) => line.totalMinor)) === totals.totalMinor &&
        totals.totalMinor === totals.subtotalMinor - totals.discountMinor &&
        sum(totals.lines.map((line) => line.vatMinor)) === totals.vatMinor &&
        sum(totals.vatRows.map((row) => row.grossMinor)) === totals.totalMinor &&
        totals.lines.every((line) => line.totalMinor >= line.vatMinor) &&
        totals.vatRows.every((row) => row.vatMinor === vatInside(row.grossMinor, row.rateBp)) &&
        decimalToMinor(minorToDecimal(totals.totalMinor)) === totals.totalMinor &&
        decimalToMinor(Number(minorToDecimal(totals.totalMinor))) === totals.totalMinor
      if (!agrees) throw new Error(`round ${round} does not agree: ${JSON.stringify({ lines, discount, totals })}`)
    }
  })

  it('a discount never makes an order negative', () => {
    expect(orderTotals([{ quantity: 1, unitPriceMinor: 300, vatRateBp: 0 }], 500).totalMinor).toBe(0)
  })

  it('knows the classes of VAT', () => {
    const { vatRate } = loadSite()
    const today = new Date('2026-11-28T12:00:00Z')
    expect([
      vatRate('zero', today),
      vatRate('reduced', today),
      vatRate('standard', today),
      vatRate('exempt', today),
    ]).toEqual([0, 500, 2000, 0])
  })
})

describe('provider amounts', () => {
  it('refuses what is not an amount with two places', () => {
    expect(['12.345', '-1', '1e3', '', 'NaN', '12,00'].map(decimalToMinor)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
    ])
    expect([10.1, '10.10', '10', 0.07].map(decimalToMinor)).toEqual([1010, 1010, 1000, 7])
  })
})

describe('unit prices and packs', () => {
  it('says what a kilo, a hundred grams, a litre and a piece cost', () => {
    expect(unitPriceMinor(420, { count: 1, amount: 400, unit: 'g' }, 100)).toBe(105)
    expect(unitPriceMinor(1800, { count: 12, amount: 400, unit: 'g' }, 1000)).toBe(375)
    expect([
      unitPriceWords('g', 100),
      unitPriceWords('g', 1000),
      unitPriceWords('ml', 1000),
      unitPriceWords('item', 1),
    ]).toEqual(['100 g', 'kg', 'litre', 'each'])
  })

  it('names packs as a shelf label would', () => {
    expect(packWords({ count: 1, amount: 500, unit: 'g' })).toBe('500 g')
    expect(packWords({ count: 1, amount: 1500, unit: 'g' })).toBe('1.5 kg')
    expect(packWords({ count: 12, amount: 400, unit: 'g' })).toBe('12 × 400 g')
    expect(packWords({ count: 1, amount: 6, unit: 'item' })).toBe('pack of 6')
    expect(packWords({ count: 1, amount: 750, unit: 'ml' })).toBe('750 ml')
  })
})
