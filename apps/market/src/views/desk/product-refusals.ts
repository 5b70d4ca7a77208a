import type { ProductChangedError } from '@rose-ash/domains/market/products/correct-product'
import type { ChoiceGoneError } from '@rose-ash/domains/market/products/product-parts'
import type { FieldErrors, FormWords } from '@rose-ash/server/http/parse'
import { changedMeanwhile } from '@rose-ash/server/views/words/changed-meanwhile'
import type { Site } from '@rose-ash/shared/site/site'
import type { correctionForm } from '../../services/desk/correct-product.ts'
import type { editProductForm } from '../../services/desk/edit-product.ts'
import type { productForm } from '../../services/desk/save-desk-product.ts'

/** The words for an invalid price. */
export function priceWords(site: Site): FormWords<ReturnType<typeof editProductForm>> {
  const text = `A price looks like ${site.amount(420)}.`
  return {
    price: text,
    memberPrice: {
      too_big: 'Members pay at most what everybody pays. Leave it empty for no price of their own.',
      otherwise: `A members’ price looks like ${site.amount(380)}.`,
    },
  }
}

const WORDS = {
  name: { too_big: 'Keep the name under 120 characters.', otherwise: 'Give it a name.' },
  summary: 'Keep the summary under 200 characters.',
  description: 'Keep the description under 5,000 characters.',
  ingredients: 'Keep the ingredients under 2,000 characters.',
  allergens: 'Keep the allergens under 500 characters.',
  storage: 'Keep it under 500 characters.',
  origin: 'Keep it under 200 characters.',
  category: 'Which shelf?',
  supplier: 'Choose who makes it, or nobody.',
  label: 'Choose from the labels that there are.',
}

const CHANGED = changedMeanwhile('product')

/** The words beside the fields of a correction. */
export const CORRECTION_WORDS: FormWords<typeof correctionForm> = { ...WORDS, version: CHANGED }

type ChoiceCode = Exclude<ChoiceGoneError['code'], 'brand_gone'>

/** The words for a choice that was taken away while the form was open, beside its field. */
export const CHOICE_REFUSALS: Readonly<Record<ChoiceCode, FieldErrors>> = {
  market_gone: { market: 'That market is not there any more. Choose another one.' },
  category_gone: { category: 'That shelf is not there any more. Choose another one.' },
  supplier_gone: { supplier: 'They are not in the list any more. Choose who makes it, or nobody.' },
  label_gone: { label: 'One of these labels is not there any more. Choose from those that there are.' },
}

/** The words for a correction that came too late. */
export const CORRECTION_REFUSALS: Readonly<Record<ProductChangedError['code'] | ChoiceCode, FieldErrors>> = {
  product_changed: { version: CHANGED },
  ...CHOICE_REFUSALS,
}

/** The words beside the fields of a new product. */
export function productWords(site: Site): FormWords<ReturnType<typeof productForm>> {
  return {
    ...priceWords(site),
    ...WORDS,
    market: 'Which market?',
    packAmount: {
      too_small: 'A pack holds at least 1.',
      too_big: 'A pack holds at most 1,000,000.',
      otherwise: 'A whole number of grams, millilitres or pieces.',
    },
    packUnit: 'Choose grams, millilitres or pieces.',
    vatClass: 'Choose how it is taxed.',
    onHand: 'Give a whole number of packs, 0 to 100,000.',
  }
}
