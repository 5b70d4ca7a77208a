import { parseMoney } from '../money/parse-money.ts'
import type { VatClass } from '../money/vat.ts'
import { formatAgo } from './format/format-ago.ts'
import { formatDay } from './format/format-day.ts'
import { formatMoney } from './format/format-money.ts'
import { formatAmount, formatNumber } from './format/format-number.ts'
import { formatRelativeDay } from './format/format-relative-day.ts'
import { formatWhen, type WhenOptions } from './format/format-when.ts'
import { type ZonedParts, zonedParts } from './format/zoned-parts.ts'
import { loadSiteConfig, type SiteConfig } from './site-config.ts'
import { vatRateOn } from './vat-rates.ts'

type Moment = Date | string

/** The co-op's zone, locale, currency and VAT: formats every time, amount and VAT rate that people see. */
export interface Site extends Omit<SiteConfig, 'timeZone' | 'vat'> {
  /** IANA time zone. */
  readonly zone: string
  /** The language of the pages, for `lang`: the locale when it is English, else `en`. */
  readonly language: string
  /** Formats minor units, in the site's currency by default: `£4.20`. */
  money(minor: number, currency?: string): string
  /** Parses a typed amount (`4.20`, `£4.20`, `4,20 €`) to minor units of the site's currency; null when it is not an amount. */
  typedMoney(text: string): number | null
  /** Minor units of the site's currency as the value of a form field: `4.20`, `4,20` in de-DE. */
  amount(minor: number): string
  number(value: number): string
  /** Formats a rate in basis points: 2000 → `20 %`. */
  percent(rateBp: number): string
  /** `28 November 2026`; `zone` defaults to the site's. */
  day(at: Moment, zone?: string): string
  /** `Sat 28 Nov, 19:00–21:30`; `zone` defaults to the site's. */
  when(start: Moment, end?: Moment, options?: Partial<WhenOptions>): string
  /** `Today`, `Saturday`, `Sat 5 Dec` */
  relativeDay(at: Moment, now: Date, zone?: string): string
  /** `5 min`, `3 h`, `2 days` */
  ago(at: Moment, now: Date): string
  /** A moment in local time; `zone` defaults to the site's. */
  parts(at: Moment, zone?: string): ZonedParts
  /** The rate of VAT in basis points on the day of `on`: 2000 is 20 %. */
  vatRate(vatClass: VatClass, on: Date): number
}

export function createSite({ timeZone: zone, vat, ...config }: SiteConfig): Site {
  const { locale, currency } = config
  return {
    ...config,
    zone,
    language: /^en\b/.test(locale) ? locale : 'en',
    money: (minor, other = currency) => formatMoney(minor, other, locale),
    typedMoney: (text) => parseMoney(text, currency),
    amount: (minor) => formatAmount(minor, locale),
    number: (value) => formatNumber(value, locale),
    percent: (rateBp) => `${formatNumber(rateBp / 100, locale)} %`,
    day: (at, other = zone) => formatDay(at, other),
    when: (start, end, options) => formatWhen(start, end, { zone, ...options }),
    relativeDay: (at, now, other = zone) => formatRelativeDay(at, now, other),
    ago: (at, now) => formatAgo(at, now, zone),
    parts: (at, other = zone) => zonedParts(at, other),
    vatRate: (vatClass, on) => vatRateOn(vat, vatClass, zonedParts(on, zone).date),
  }
}

/** The site that the configuration file describes. Throws ConfigError with a line for each mistake. */
export function loadSite(file?: string): Site {
  return createSite(loadSiteConfig(file))
}
