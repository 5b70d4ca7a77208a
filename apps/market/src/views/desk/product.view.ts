import type { VatClass } from '@rose-ash/shared/money/vat'
import type { Site } from '@rose-ash/shared/site/site'
import type { DeskChoices } from '../../services/desk/list-desk.ts'

interface ProductFormPage {
  readonly choices: DeskChoices
  readonly values: Readonly<Record<string, unknown>>
  readonly errors: Readonly<Record<string, string>>
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
  const field = (name: string, usual = '') => ({
    id: name,
    name,
    value: String(values[name] ?? usual),
    error: errors[name],
  })
  const select = (name: string, options: readonly { value: string; label: string }[]) => ({
    ...field(name),
    options: options.map((option) => ({ ...option, selected: option.value === values[name] })),
  })
  const chosen = [values.label ?? []].flat()
  return {
    problems: Object.entries(errors).map(([id, text]) => ({ id, text })),
    name: field('name'),
    summary: field('summary'),
    description: field('description'),
    category: select('category', choices.categories.map(asOption)),
    supplier: select('supplier', [{ value: '', label: 'Nobody in particular' }, ...choices.suppliers.map(asOption)]),
    market: select('market', choices.markets.map(asOption)),
    packAmount: field('packAmount'),
    packUnit: select('packUnit', UNITS),
    price: { ...field('price'), hint: `Such as ${site.amount(420)}` },
    memberPrice: field('memberPrice'),
    vatClass: select('vatClass', vatOptions(site, now)),
    onHand: field('onHand', '0'),
    labels: {
      legend: 'Labels',
      name: 'label',
      choices: choices.labels.map((label) => ({
        value: label.slug,
        label: label.name,
        checked: chosen.includes(label.slug),
      })),
    },
  }
}

/** Each VAT class with its current rate. */
function vatOptions(site: Site, now: Date) {
  return (Object.keys(VAT_WORDS) as VatClass[]).map((value) => {
    const rateBp = site.vatRate(value, now)
    return { value, label: rateBp > 0 ? `${VAT_WORDS[value]}, ${site.percent(rateBp)}` : VAT_WORDS[value] }
  })
}

function asOption({ slug, name }: { slug: string; name: string }) {
  return { value: slug, label: name }
}
