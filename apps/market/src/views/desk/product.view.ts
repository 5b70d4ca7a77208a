import { type FormState, formFields } from '@rose-ash/server/forms/form-fields'
import type { VatClass } from '@rose-ash/shared/money/vat'
import type { Site } from '@rose-ash/shared/site/site'
import type { DeskChoices } from '../../services/desk/list-desk.ts'
import { asOption, productWordFields } from './product-words.view.ts'

interface ProductFormPage extends FormState {
  readonly choices: DeskChoices
  readonly site: Site
  readonly now: Date
}

const UNITS = [
  { value: 'g', label: 'grams' },
  { value: 'ml', label: 'millilitres' },
  { value: 'item', label: 'pieces' },
]
const VAT_WORDS: Record<VatClass, string> = {
  zero: 'Zero rate',
  standard: 'Standard',
  reduced: 'Reduced',
  exempt: 'Exempt',
}

export function productFormView({ choices, values, errors, site, now }: ProductFormPage) {
  const fields = formFields({ values: { onHand: '0', ...values }, errors })
  return {
    problems: fields.problems,
    words: productWordFields(choices, fields),
    market: fields.select('market', choices.markets.map(asOption)),
    packAmount: fields.field('packAmount'),
    packUnit: fields.select('packUnit', UNITS),
    price: fields.field('price', { hint: `Such as ${site.amount(420)}` }),
    memberPrice: fields.field('memberPrice'),
    vatClass: fields.select('vatClass', vatOptions(site, now)),
    onHand: fields.field('onHand'),
  }
}

/** Each VAT class with its current rate. */
function vatOptions(site: Site, now: Date) {
  return (Object.keys(VAT_WORDS) as VatClass[]).map((value) => {
    const rateBp = site.vatRate(value, now)
    return { value, label: rateBp > 0 ? `${VAT_WORDS[value]}, ${site.percent(rateBp)}` : VAT_WORDS[value] }
  })
}
