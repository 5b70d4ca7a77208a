import { productPublished, productWithdrawn } from '@rose-ash/shared/activities/catalogue/market'
import type { Tx } from '@rose-ash/shared/db/client'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { findProduct } from './find-product.ts'
import type { ProductDetails } from './product.ts'
import { productPayload } from './product-activity.ts'

type Deps = Pick<ServiceDeps, 'activities' | 'clock'>
interface Input {
  readonly productId: string
  readonly by?: string | null
}

/** Publishes a product; a second call changes nothing. A withdrawn product is published as new. */
export async function publishProduct(
  { activities, clock }: Deps,
  tx: Tx,
  { productId, by = null }: Input,
): Promise<void> {
  const changed = await tx.product.updateMany({
    where: { id: productId, status: { not: 'published' } },
    data: { status: 'published' },
  })
  const product = await existing(tx, productId)
  if (changed.count === 0) return
  const object = productPayload(product)
  if (!product.publishedAt) await tx.product.update({ where: { id: productId }, data: { publishedAt: clock.now() } })
  await activities.append(tx, productPublished, {
    actorId: by,
    objectId: productId,
    object,
  })
}

/** Withdraws a product from sale; a second call changes nothing. */
export async function withdrawProduct({ activities }: Deps, tx: Tx, { productId, by = null }: Input): Promise<void> {
  const changed = await tx.product.updateMany({
    where: { id: productId, status: 'published' },
    data: { status: 'withdrawn' },
  })
  const { slug, name } = await existing(tx, productId)
  if (changed.count === 0) return
  await activities.append(tx, productWithdrawn, {
    actorId: by,
    objectId: productId,
    object: { slug, name },
  })
}

async function existing(tx: Tx, id: string): Promise<ProductDetails> {
  const product = await findProduct(tx, { id })
  if (!product) throw new NotFoundError(`no product ${id}`)
  return product
}
