import type { formFields } from '@rose-ash/server/forms/form-fields'
import type { DeskChoices } from '../../services/desk/list-desk.ts'

/** The fields of a product's words, for the partial `product-words`. */
export function productWordFields(choices: DeskChoices, { field, select, boxes }: ReturnType<typeof formFields>) {
  return {
    name: field('name'),
    summary: field('summary'),
    description: field('description'),
    ingredients: field('ingredients'),
    allergens: field('allergens', { hint: 'What it contains and may contain, as on the label.' }),
    storage: field('storage'),
    origin: field('origin'),
    category: select('category', choices.categories.map(asOption)),
    supplier: select('supplier', [{ value: '', label: 'Nobody in particular' }, ...choices.suppliers.map(asOption)]),
    labels: boxes('label', choices.labels.map(asOption), { legend: 'Labels' }),
  }
}

export function asOption({ slug, name }: { slug: string; name: string }) {
  return { value: slug, label: name }
}
