import type { Site } from '@rose-ash/shared/site/site'
import { z } from 'zod'

/** An amount as a person types it, in minor units of the site's currency. */
export function moneyField(site: Site) {
  return z.string().transform((text, ctx) => {
    const minor = site.typedMoney(text)
    if (minor !== null) return minor
    ctx.addIssue({ code: 'custom' })
    return z.NEVER
  })
}

/** Like moneyField, but may be left empty. */
export function optionalMoneyField(site: Site) {
  return z
    .union([z.literal('').transform(() => null), moneyField(site)])
    .nullish()
    .transform((minor) => minor ?? null)
}
