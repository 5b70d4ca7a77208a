import { describe, expect, it } from '@jest/globals'
import { createSite, loadSite } from './site.ts'
import { loadSiteConfig, type SiteConfig } from './site-config.ts'

const now = new Date('2026-11-23T12:00:00Z')
const since = (from: string, rateBp: number) => ({ from, rateBp })
const vat: SiteConfig['vat'] = [
  { class: 'zero', rates: [since('1968-01-01', 0)] },
  { class: 'exempt', rates: [since('1968-01-01', 0)] },
  { class: 'reduced', rates: [since('1983-07-01', 700)] },
  { class: 'standard', rates: [since('2007-01-01', 1900), since('2020-07-01', 1600), since('2021-01-01', 1900)] },
]
const place = { timeZone: 'Europe/Berlin', currency: 'EUR', locale: 'de-DE', vat }
const berlin = createSite({ ...loadSiteConfig(), ...place })

describe('a site in Berlin', () => {
  it('writes euros as its locale does', () => {
    expect(berlin.money(420)).toBe('4,20\u00a0€')
    expect(berlin.money(-123_456_789)).toBe('−1.234.567,89\u00a0€')
    expect(berlin.money(420, 'GBP')).toBe('4,20\u00a0£')
    expect(berlin.number(1250)).toBe('1.250')
    expect([berlin.amount(125_050), berlin.percent(1900), berlin.percent(1750)]).toEqual(['1250,50', '19 %', '17,5 %'])
  })

  it('shows the clock and the calendar of Berlin', () => {
    expect(berlin.when('2026-11-28T18:00:00Z', '2026-11-28T20:00:00Z', { now })).toBe('Sat 28 Nov, 19:00–21:00')
    expect(berlin.day('2026-11-28T23:30:00Z')).toBe('29 November 2026')
    expect(berlin.parts('2026-11-28T23:30:00Z').time).toBe('00:30')
    expect(berlin.relativeDay('2026-11-23T23:30:00Z', now)).toBe('Tomorrow')
  })

  it('shows the clock of an entry that has its own zone', () => {
    expect(berlin.when('2026-11-28T18:00:00Z', undefined, { now, zone: 'Europe/Lisbon' })).toBe('Sat 28 Nov, 18:00')
  })

  it('charges the rate of the day, from midnight in Berlin', () => {
    const rates = ['2020-06-30T21:59:00Z', '2020-06-30T22:00:00Z', '2026-11-23T12:00:00Z'].map((at) =>
      berlin.vatRate('standard', new Date(at)),
    )
    expect(rates).toEqual([1900, 1600, 1900])
    expect(berlin.vatRate('reduced', now)).toBe(700)
  })

  it('has no rate before the first', () => {
    expect(() => berlin.vatRate('standard', new Date('1999-01-01T12:00:00Z'))).toThrow(
      /standard is in force on 1999-01-01/,
    )
  })

  it('reads amounts as people there type them, and says that its words are English', () => {
    expect(berlin.typedMoney('1.250,50 €')).toBe(125_050)
    expect(berlin.language).toBe('en')
  })
})

it('the demo writes pounds and London’s time', () => {
  const site = loadSite()
  expect([site.money(420), site.when('2026-07-03T18:00:00Z', undefined, { now }), site.language]).toEqual([
    '£4.20',
    'Fri 3 Jul, 19:00',
    'en-GB',
  ])
})
