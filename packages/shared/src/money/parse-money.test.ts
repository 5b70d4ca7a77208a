import { expect, it } from '@jest/globals'
import { parseMoney } from './parse-money.ts'

it.each([
  ['4.20', 'GBP', 420],
  ['£4.20', 'GBP', 420],
  ['4,20', 'GBP', 420],
  ['£4,20', 'GBP', 420],
  ['£ 4', 'GBP', 400],
  ['gbp 4.2', 'GBP', 420],
  ['4,20', 'EUR', 420],
  ['4,20 €', 'EUR', 420],
  ['4,20\u00a0€', 'EUR', 420],
  ['€4.20', 'EUR', 420],
  ['4.20 EUR', 'EUR', 420],
  ['1,250.00', 'GBP', 125_000],
  ['1.250,00 €', 'EUR', 125_000],
  ['1 250,50', 'EUR', 125_050],
  ['12,50 zł', 'PLN', 1250],
])('%s in %s is %i minor units', (text, currency, minor) => {
  expect(parseMoney(text, currency)).toBe(minor)
})

it.each([
  ['', 'GBP'],
  ['£', 'GBP'],
  ['£4.20', 'EUR'],
  ['4,20 €', 'GBP'],
  ['1.250', 'EUR'],
  ['1,250', 'GBP'],
  ['1,250,00', 'EUR'],
  ['-4.20', 'EUR'],
  ['4.205', 'EUR'],
  ['four', 'EUR'],
])('%s is no amount in %s', (text, currency) => {
  expect(parseMoney(text, currency)).toBeNull()
})
