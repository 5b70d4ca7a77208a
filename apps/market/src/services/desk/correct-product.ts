import { changePicture, correctProduct } from '@rose-ash/domains/market/products/correct-product'
import { ownersOfProduct } from '@rose-ash/domains/market/sellers/owners'
import type { Upload } from '@rose-ash/server/http/upload-form'
import { mediaStore } from '@rose-ash/shared/media/media-store'
import { mediaUrl } from '@rose-ash/shared/media/picture'
import { COPY_WIDTHS } from '@rose-ash/shared/media/picture-copies'
import { PictureRefusedError } from '@rose-ash/shared/media/picture-refused-error'
import { assertMay } from '@rose-ash/shared/rights/assert-may'
import type { ActingMember } from '@rose-ash/shared/rights/may'
import { z } from 'zod'
import type { AppContext } from '../../context.ts'
import { PRODUCT_WORDS } from './save-desk-product.ts'

export const correctionForm = z.object({ ...PRODUCT_WORDS, version: z.iso.datetime().transform((at) => new Date(at)) })

export const pictureForm = z.object({
  alt: z.string().trim().max(300).default(''),
  withoutPicture: z.literal('yes').optional(),
})

type Deps = Pick<AppContext, 'transact' | 'activities' | 'config'>
interface By {
  readonly productId: string
  readonly by: ActingMember
}

/** Saves the words of a product of the seller's own market. Throws ProductChangedError. */
export function saveCorrection(
  deps: Deps,
  { productId, by, category, supplier, label, ...words }: z.output<typeof correctionForm> & By,
): Promise<void> {
  return deps.transact(async (tx) => {
    assertMay(by, 'product.write', await ownersOfProduct(tx, { productId }))
    const shelf = { categorySlug: category, supplierSlug: supplier || null, labelSlugs: label }
    await correctProduct(deps, tx, { ...words, ...shelf, productId, by: by.id })
  })
}

const SIDE = 900

interface SavePicture extends By, z.output<typeof pictureForm> {
  readonly upload: Upload | undefined
}

/** Shows an uploaded picture, cut to a square; an upload wins over the box that takes the picture away. Throws PictureRefusedError. */
export async function savePicture(
  deps: Deps,
  { productId, by, upload, alt, withoutPicture }: SavePicture,
): Promise<void> {
  if (upload?.isTooLarge) throw new PictureRefusedError('picture_too_large', 'the picture is too large')
  const picture = upload ? await store(deps, upload.bytes) : withoutPicture ? null : undefined
  await deps.transact(async (tx) => {
    assertMay(by, 'product.write', await ownersOfProduct(tx, { productId }))
    await changePicture(deps, tx, { productId, alt, by: by.id, ...(picture !== undefined && { picture }) })
  })
}

async function store({ config }: Deps, bytes: Buffer) {
  // Loaded at the first picture, since few requests have one.
  const { storePicture } = await import('@rose-ash/shared/media/store-picture')
  const { path, width, height } = await storePicture(mediaStore(config), bytes, {
    square: SIDE,
    formats: ['webp'],
    widths: COPY_WIDTHS.filter((width) => width < SIDE),
  })
  return { path: mediaUrl(path), width, height }
}
