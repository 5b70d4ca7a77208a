import type { Tx } from '@rose-ash/shared/db/client'
import { ConflictError, NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { findProduct } from './find-product.ts'
import type { ProductDetails } from './product.ts'
import { type ProductPicture, type ProductWords, productFields, replaceImages, saveLabels } from './product-parts.ts'
import { tellChange } from './tell-change.ts'

type Deps = Pick<ServiceDeps, 'activities'>

/** The product was saved by somebody else in between; nothing was overwritten. */
export class ProductChangedError extends ConflictError {
  declare readonly code: 'product_changed'

  constructor(productId: string) {
    super(`product ${productId} was changed by somebody else`, { code: 'product_changed' })
  }
}

interface Change {
  readonly productId: string
  readonly by: string
}

export interface Correction extends Change, Omit<ProductWords, 'marketSlug' | 'brandSlug' | 'pictureKind'> {
  /** `updatedAt` of the product that the seller saw. */
  readonly version: Date
}

/**
 * Changes the words of a product; its address, market, packs and pictures stay. Throws ProductChangedError unless the version is the
 * current one, so that two tabs do not overwrite each other, and NotFoundError.
 */
export async function correctProduct(
  deps: Deps,
  tx: Tx,
  { productId, version, by, ...words }: Correction,
): Promise<void> {
  const before = await existing(tx, productId)
  const { brand, pictureKind } = await tx.product.findUniqueOrThrow({
    where: { id: productId },
    include: { brand: true },
  })
  const kept = { marketSlug: before.market.slug, brandSlug: brand?.slug, pictureKind }
  const data = await productFields(tx, { ...words, ...kept })
  const { count } = await tx.product.updateMany({ where: { id: productId, updatedAt: version }, data })
  if (count === 0) throw new ProductChangedError(productId)
  await saveLabels(tx, productId, words.labelSlugs ?? [])
  await tellChange(deps, tx, before, by)
}

export interface PictureChange extends Change {
  /** null takes the picture away; absent, the picture stays and gets other words. */
  readonly picture?: Omit<ProductPicture, 'alt'> | null
  readonly alt: string
}

/** Replaces the picture of a product, takes it away or describes it. Throws NotFoundError. */
export async function changePicture(deps: Deps, tx: Tx, { productId, picture, alt, by }: PictureChange): Promise<void> {
  const before = await existing(tx, productId)
  if (picture === undefined) await tx.productImage.updateMany({ where: { productId, position: 0 }, data: { alt } })
  else await replaceImages(tx, productId, picture ? [{ ...picture, alt }] : [])
  await tellChange(deps, tx, before, by)
}

async function existing(tx: Tx, id: string): Promise<ProductDetails> {
  const product = await findProduct(tx, { id })
  if (!product) throw new NotFoundError(`no product ${id}`)
  return product
}
