import type { ProductDetails } from '@rose-ash/domains/market/products/product'
import { type FormState, formFields } from '@rose-ash/server/forms/form-fields'
import { pictureView } from '@rose-ash/server/views/format/picture-view'
import type { DeskChoices } from '../../services/desk/list-desk.ts'
import { productWordFields } from './product-words.view.ts'

interface EditPage extends Partial<FormState> {
  readonly product: ProductDetails
  readonly choices: DeskChoices
  /** The form of its picture, when that was refused. */
  readonly picture?: FormState
}

/** The form of a product with what is saved, or with what was typed. */
export function editProductView({ product, choices, values, errors, picture }: EditPage) {
  const saved = savedValues(product)
  const alt = product.picture?.alt === product.name ? '' : product.picture?.alt
  const pictureFields = formFields(picture ?? { values: { alt } })
  const fields = formFields({ values: values ?? saved, errors, saved })
  const isPublished = product.status === 'published'
  const action = `/desk/products/${product.id}`
  return {
    name: product.name,
    action,
    version: fields.version(product.updatedAt.toISOString()),
    isContested: fields.isContested,
    href: isPublished && product.path,
    problems: [...fields.problems, ...pictureFields.problems],
    words: productWordFields(choices, fields),
    picture: product.picture && pictureView(product.picture, { sizes: '12rem' }),
    file: pictureFields.field('picture'),
    alt: pictureFields.field('alt'),
    isPublished,
    shelf: isPublished
      ? { action: `${action}/withdrawal`, label: 'Take it off the shelf', kind: 'danger' }
      : { action: `${action}/publication`, label: 'Put it on the shelf', kind: 'primary' },
  }
}

/** What is saved of a product, by the fields of its form. */
export function savedValues(product: ProductDetails): Readonly<Record<string, unknown>> {
  const { name, summary, description, ingredients, allergens, storage, origin, category, supplier, labels } = product
  return {
    ...{ name, summary, description },
    ...{ ingredients: ingredients ?? '', allergens: allergens ?? '', storage: storage ?? '', origin: origin ?? '' },
    ...{ category: category.slug, supplier: supplier?.slug ?? '', label: labels.map(({ slug }) => slug) },
  }
}
