import type { Site } from '@rose-ash/shared/site/site'
import { z } from 'zod'

/** What a price column holds. */
const LARGEST_MINOR = 2_147_483_647

/** A typed amount, parsed to minor units of the site's currency. */
export function moneyField(site: Site) {
  return z.string().transform((text, ctx) => {
    const minor = site.typedMoney(text)
    if (minor !== null && minor <= LARGEST_MINOR) return minor
    ctx.addIssue({ code: 'custom' })
    return z.NEVER
  })
}

/** As moneyField, but may be empty. */
export function optionalMoneyField(site: Site) {
  return z
    .union([z.literal('').transform(() => null), moneyField(site)])
    .nullish()
    .transform((minor) => minor ?? null)
}

interface Prices {
  readonly price: number
  readonly memberPrice: number | null
}

/** A check of a form with both prices: members never pay more than everybody else. */
export function membersPriceCheck({ value, issues }: z.core.ParsePayload<Prices>): void {
  const { price: maximum, memberPrice: input } = value
  if (input !== null && input > maximum)
    issues.push({ code: 'too_big', origin: 'number', maximum, input, path: ['memberPrice'] })
}
