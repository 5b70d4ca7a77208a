import type { DeskChoices } from '../../services/desk/list-desk.ts'

interface ProductFormPage {
  readonly choices: DeskChoices
  readonly values: Readonly<Record<string, unknown>>
  readonly errors: Readonly<Record<string, string>>
}

const UNITS = [
  { value: 'g', label: 'grams' },
  { value: 'ml', label: 'millilitres' },
  { value: 'item', label: 'pieces' },
]
const VAT = [
  { value: 'zero', label: 'Zero rate (most food)' },
  { value: 'standard', label: 'Standard, 20 %' },
  { value: 'reduced', label: 'Reduced, 5 %' },
  { value: 'exempt', label: 'Exempt' },
]

export function productFormView({ choices, values, errors }: ProductFormPage) {
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
    price: field('price'),
    memberPrice: field('memberPrice'),
    vatClass: select('vatClass', VAT),
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

function asOption({ slug, name }: { slug: string; name: string }) {
  return { value: slug, label: name }
}
