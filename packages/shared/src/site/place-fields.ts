import { z } from 'zod'
import { currencyDecimals } from './format/format-money.ts'

/** A BCP 47 language tag that Intl knows. */
export const localeField = z
  .string('needs a language and a country, such as de-DE')
  .refine(isLocale, 'is not a locale; write a language and a country, such as de-DE')

/** An IANA time zone; an offset such as +01:00 has no summer time and is refused. */
export const zoneField = z
  .string('needs a time zone, such as Europe/Berlin')
  .refine(isZone, 'is not a time zone; write a name of the IANA list, such as Europe/Berlin')

/** An ISO 4217 code of a currency with two decimals: the payment provider takes amounts with two decimals only. */
export const currencyField = z
  .string('needs a currency, such as EUR')
  .refine(
    (code) => !isCurrency(code) || currencyDecimals(code) === 2,
    'has no cents; only currencies with two decimals can be charged',
  )
  .refine(isCurrency, 'is not a currency; write its three letters of ISO 4217, such as EUR')

function isLocale(tag: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag).length === 1
  } catch {
    return false
  }
}

function isZone(name: string): boolean {
  try {
    return /^[A-Z]/.test(name) && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code)
}
