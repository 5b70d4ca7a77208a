import type { DeskChoices } from '../../services/desk/list-desk.ts'

export interface FormState {
  readonly values: Readonly<Record<string, unknown>>
  readonly errors: Readonly<Record<string, string>>
  /** What somebody else saved meanwhile: it stands beside each field in which it differs. */
  readonly meanwhile?: Readonly<Record<string, unknown>>
}

type Options = readonly { readonly value: string; readonly label: string }[]

/** Makes the fields of a form for the partials `form/field` and `form/select`. */
export function formFields({ values, errors, meanwhile }: FormState) {
  const field = (name: string, usual = '', wordsOf = (value: string) => value || 'nothing') => {
    const value = String(values[name] ?? usual)
    const saved = String(meanwhile?.[name] ?? value)
    const hint = saved === value ? {} : { hint: `Saved meanwhile: ${wordsOf(saved)}` }
    return { id: name, name, value, error: errors[name], ...hint }
  }
  const select = (name: string, options: Options) => ({
    ...field(name, '', (saved) => options.find(({ value }) => value === saved)?.label ?? saved),
    options: options.map((option) => ({ ...option, selected: option.value === values[name] })),
  })
  return { field, select }
}

/** The fields of a product's words, for the partial `product-words`. */
export function productWordFields(choices: DeskChoices, state: FormState) {
  const { field, select } = formFields(state)
  const chosen = [state.values.label ?? []].flat()
  return {
    name: field('name'),
    summary: field('summary'),
    description: field('description'),
    ingredients: field('ingredients'),
    allergens: { hint: 'What it contains and may contain, as on the label.', ...field('allergens') },
    storage: field('storage'),
    origin: field('origin'),
    category: select('category', choices.categories.map(asOption)),
    supplier: select('supplier', [{ value: '', label: 'Nobody in particular' }, ...choices.suppliers.map(asOption)]),
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

export function asOption({ slug, name }: { slug: string; name: string }) {
  return { value: slug, label: name }
}
