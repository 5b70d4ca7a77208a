import type { Tx } from '@rose-ash/shared/db/client'
import { PACK_UNITS, type Pack, packWords, unitPriceMinor, unitPriceWords } from '@rose-ash/shared/money/unit-price'
import { VAT_CLASSES } from '@rose-ash/shared/money/vat'
import type { Quote, Reservable } from '@rose-ash/shared/protocols/reservable'
import { may } from '@rose-ash/shared/rights/may'
import { oneOf } from '@rose-ash/shared/words/one-of'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { productPath } from '../products/product-path.ts'
import { productPicture } from '../products/product-picture.ts'

/** The current names, prices and stock of variants for this buyer. */
export async function quoteProducts(
  { services }: Pick<ServiceDeps, 'services'>,
  tx: Tx,
  { lines, buyer, reservationId }: Parameters<Reservable['quote']>[1],
): Promise<readonly Quote[]> {
  const ids = lines.filter(({ kind }) => kind === 'product').map(({ refId }) => refId)
  if (ids.length === 0) return []
  const variants = await findVariants(tx, ids)
  const own = await heldBy(tx, reservationId)
  const member = buyer.memberId ? await services.account.getMember(tx, buyer.memberId) : undefined
  const paysMembersPrices = may(member, 'price.members')
  return variants.map((variant) => toQuote(variant, paysMembersPrices, own.get(variant.id) ?? 0))
}

/** The quantities in the buyer's own unpaid reservation, by variant. */
async function heldBy(tx: Tx, reservationId: string | null | undefined): Promise<ReadonlyMap<string, number>> {
  const holds = reservationId ? await tx.stockHold.findMany({ where: { reservationId, status: 'held' } }) : []
  return new Map(holds.map(({ variantId, quantity }) => [variantId, quantity]))
}

function findVariants(tx: Tx, ids: string[]) {
  return tx.variant.findMany({
    where: { id: { in: ids } },
    include: { product: { include: { images: { orderBy: { position: 'asc' }, take: 1 } } } },
  })
}

type FoundVariant = Awaited<ReturnType<typeof findVariants>>[number]

function toQuote(variant: FoundVariant, paysMembersPrices: boolean, heldByBuyer: number): Quote {
  const { product } = variant
  const price = paysMembersPrices ? (variant.memberPriceMinor ?? variant.priceMinor) : variant.priceMinor
  const unit = oneOf(PACK_UNITS, variant.packUnit)
  const pack = { count: variant.packCount, amount: variant.packAmount, unit }
  const available = variant.madeToOrder ? null : Math.max(0, variant.onHand - variant.reserved + heldByBuyer)
  const offered = variant.offered && product.status === 'published'
  return {
    kind: 'product',
    refId: variant.id,
    title: product.name,
    detail: [variant.name, isSingle(pack) ? '' : packWords(pack)].filter(Boolean).join(', '),
    path: productPath(product.slug),
    pictureKind: product.pictureKind,
    picture: productPicture(product),
    sku: variant.sku,
    supplierId: product.supplierId,
    unitPriceMinor: price,
    unitPrice: isSingle(pack)
      ? null
      : { minor: unitPriceMinor(price, pack, variant.unitPriceBase), per: unitPriceWords(unit, variant.unitPriceBase) },
    currency: variant.currency,
    vatClass: oneOf(VAT_CLASSES, variant.vatClass),
    available,
    maxPerOrder: null,
    state: !offered ? 'withdrawn' : available === 0 ? 'sold-out' : 'available',
  }
}

/** Whether a pack is a single piece, which needs no unit price. */
function isSingle({ count, amount, unit }: Pack): boolean {
  return unit === 'item' && count * amount === 1
}
