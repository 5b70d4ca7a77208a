import { decimalToMinor } from '@rose-ash/shared/money/amount'
import { z } from 'zod'

/** "4.20" or "£4.20" as a form sends it, in minor units. */
export const moneyField = z.string().transform((text, ctx) => {
  const minor = decimalToMinor(text.replace('£', '').trim())
  if (minor !== null) return minor
  ctx.addIssue({ code: 'custom', message: 'A price looks like 4.20.' })
  return z.NEVER
})

/** Like moneyField, but may be left empty. */
export const optionalMoneyField = z
  .union([z.literal('').transform(() => null), moneyField])
  .nullish()
  .transform((minor) => minor ?? null)
