import { z } from 'zod'
import { VAT_CLASSES, type VatClass } from '../money/vat.ts'

const DAY = /^\d{4}-\d{2}-\d{2}$/
const SHAPE = 'needs a line for each class, such as { class: standard, rates: [{ from: 2007-01-01, rateBp: 1900 }] }'

const rateSchema = z.strictObject({
  from: z.string('needs a day, such as 2007-01-01').refine(isDay, 'is not a day; write it as 2007-01-01'),
  rateBp: z
    .number('needs a whole number: 1900 is 19 %')
    .int('needs a whole number: 1900 is 19 %')
    .min(0, 'cannot be below 0')
    .max(10_000, 'is above 100 %; 1900 is 19 %'),
})

const classSchema = z.strictObject({
  class: z.enum(VAT_CLASSES, `is not a class of VAT; the classes are ${VAT_CLASSES.join(', ')}`),
  rates: z.array(rateSchema, 'needs a list of rates').min(1, 'needs a rate').superRefine(inOrder),
})

/** The schema of `vat` in _config/app-config.yaml: the rates of each VAT class with their first days. */
export const vatSchema = z.array(classSchema, SHAPE).superRefine((classes, ctx) => {
  for (const name of VAT_CLASSES) {
    const count = classes.filter((one) => one.class === name).length
    if (count === 0) ctx.addIssue({ code: 'custom', message: `has no line for the class ${name}` })
    if (count > 1) ctx.addIssue({ code: 'custom', message: `has more than one line for the class ${name}` })
  }
})

export type VatTable = z.output<typeof vatSchema>

/** The rate of a class in force on a day (`2026-11-28`), in basis points: 1900 is 19 %. Throws RangeError before the first rate. */
export function vatRateOn(table: VatTable, vatClass: VatClass, day: string): number {
  const rates = table.find((one) => one.class === vatClass)?.rates ?? []
  const rate = rates.findLast(({ from }) => from <= day)
  if (!rate) throw new RangeError(`app-config.yaml, vat: no rate of the class ${vatClass} is in force on ${day}`)
  return rate.rateBp
}

function inOrder(rates: readonly { readonly from: string }[], ctx: z.RefinementCtx): void {
  const days = rates.map(({ from }) => from)
  if (days.every((day, index) => index === 0 || day > days[index - 1]!)) return
  ctx.addIssue({ code: 'custom', message: 'need the oldest rate first, and one rate for each day' })
}

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`)
  return DAY.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}
