import type { Tx } from '../../../db/client.ts'
import { type PackUnit, packWords, unitPriceMinor, unitPriceWords } from '../../../money/unit-price.ts'
import type { VatClass } from '../../../money/vat.ts'
import type { Buyer, Quote, WantedLine } from '../../../protocols/reservable.ts'
import { productPath } from '../products/product-path.ts'

/** What variants are called and cost for this buyer today, with what is left of them. */
export async function quoteProducts(
  tx: Tx,
  { lines, buyer }: { readonly lines: readonly Pick<WantedLine, 'kind' | 'refId'>[]; readonly buyer: Buyer },
): Promise<readonly Quote[]> {
  const ids = lines.filter(({ kind }) => kind === 'product').map(({ refId }) => refId)
  if (ids.length === 0) return []
  const variants = await findVariants(tx, ids)
  return variants.map((variant) => toQuote(variant, buyer))
}

function findVariants(tx: Tx, ids: string[]) {
  return tx.variant.findMany({
    where: { id: { in: ids } },
    include: { product: { include: { images: { orderBy: { position: 'asc' }, take: 1 } } } },
  })
}

type FoundVariant = Awaited<ReturnType<typeof findVariants>>[number]

function toQuote(variant: FoundVariant, { memberId }: Buyer): Quote {
  const { product } = variant
  const price = memberId ? (variant.memberPriceMinor ?? variant.priceMinor) : variant.priceMinor
  const unit = variant.packUnit as PackUnit
  const pack = { count: variant.packCount, amount: variant.packAmount, unit }
  const available = variant.madeToOrder ? null : Math.max(0, variant.onHand - variant.reserved)
  const offered = variant.offered && product.status === 'published'
  return {
    kind: 'product',
    refId: variant.id,
    title: product.name,
    detail: [variant.name, packWords(pack)].filter(Boolean).join(', '),
    path: productPath(product.slug),
    pictureKind: product.pictureKind,
    picturePath: product.images[0]?.path ?? null,
    sku: variant.sku,
    supplierId: product.supplierId,
    unitPriceMinor: price,
    unitPrice: {
      minor: unitPriceMinor(price, pack, variant.unitPriceBase),
      per: unitPriceWords(unit, variant.unitPriceBase),
    },
    currency: variant.currency,
    vatClass: variant.vatClass as VatClass,
    available,
    maxPerOrder: null,
    state: !offered ? 'withdrawn' : available === 0 ? 'sold-out' : 'available',
  }
}
