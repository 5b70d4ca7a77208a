import type { FormWords } from '@rose-ash/server/http/parse'
import type { Site } from '@rose-ash/shared/site/site'
import type { editProductForm } from '../../services/desk/edit-product.ts'
import type { productForm } from '../../services/desk/save-desk-product.ts'

/** The words for an invalid price. */
export function priceWords(site: Site): FormWords<ReturnType<typeof editProductForm>> {
  const text = `A price looks like ${site.amount(420)}.`
  return {
    price: text,
    memberPrice: {
      too_big: 'Members pay at most what everybody pays. Leave it empty for no price of their own.',
      otherwise: text,
    },
  }
}

/** The words beside the fields of a new product. */
export function productWords(site: Site): FormWords<ReturnType<typeof productForm>> {
  return {
    ...priceWords(site),
    name: { too_big: 'Keep the name under 120 characters.', otherwise: 'Give it a name.' },
    summary: 'Keep the summary under 200 characters.',
    description: 'Keep the description under 5,000 characters.',
    category: 'Which shelf?',
    supplier: 'Choose who makes it, or nobody.',
    market: 'Which market?',
    packAmount: {
      too_small: 'A pack holds at least 1.',
      too_big: 'A pack holds at most 1,000,000.',
      otherwise: 'A whole number of grams, millilitres or pieces.',
    },
    packUnit: 'Choose grams, millilitres or pieces.',
    vatClass: 'Choose how it is taxed.',
    onHand: 'Give a whole number of packs, 0 to 100,000.',
    label: 'Choose from the labels that there are.',
  }
}
