import type { Tx } from '@rose-ash/shared/db/client'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { Owned } from '@rose-ash/shared/rights/may'
import { isUuid } from '@rose-ash/shared/words/is-uuid'

const OWNERS = { sellers: { select: { memberId: true } } } as const

interface WithSellers {
  readonly sellers: readonly { readonly memberId: string }[]
}

/** The sellers of a market, as the owners of its products. Throws NotFoundError. */
export async function ownersOfMarket(tx: Tx, { slug }: { readonly slug: string }): Promise<Owned> {
  return owned(await tx.market.findUnique({ where: { slug }, select: OWNERS }), `no market ${slug}`)
}

/** The sellers of a product's market. Throws NotFoundError. */
export async function ownersOfProduct(tx: Tx, { productId }: { readonly productId: string }): Promise<Owned> {
  const product = isUuid(productId)
    ? await tx.product.findUnique({ where: { id: productId }, select: { market: { select: OWNERS } } })
    : null
  return owned(product?.market, `no product ${productId}`)
}

/** The sellers of a variant's market. Throws NotFoundError. */
export async function ownersOfVariant(tx: Tx, { variantId }: { readonly variantId: string }): Promise<Owned> {
  const variant = isUuid(variantId)
    ? await tx.variant.findUnique({
        where: { id: variantId },
        select: { product: { select: { market: { select: OWNERS } } } },
      })
    : null
  return owned(variant?.product.market, `no variant ${variantId}`)
}

function owned(market: WithSellers | null | undefined, missing: string): Owned {
  if (!market) throw new NotFoundError(missing)
  return { ownerIds: market.sellers.map(({ memberId }) => memberId) }
}
