import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { ActingMember } from '@rose-ash/shared/rights/may'
import type { AppContext } from '../../context.ts'
import { ownMarkets } from './own-markets.ts'

type Db = Pick<AppContext, 'db'>

interface For {
  readonly seller: ActingMember
}

/** The products of a seller's markets with their packs, by category, including drafts and withdrawn ones. */
export function listDesk({ db }: Db, { seller }: For) {
  return db.product.findMany({
    where: { market: ownMarkets(seller) },
    orderBy: [{ category: { position: 'asc' } }, { name: 'asc' }],
    include: { category: true, supplier: true, variants: { orderBy: [{ position: 'asc' }, { id: 'asc' }] } },
    take: 1000,
  })
}

export type DeskProduct = Awaited<ReturnType<typeof listDesk>>[number]

/** The choices of the product form; of markets only the seller's own. */
export async function deskChoices({ db }: Db, { seller }: For) {
  const [categories, suppliers, markets, labels] = await Promise.all([
    db.category.findMany({ orderBy: [{ position: 'asc' }, { name: 'asc' }], select: { slug: true, name: true } }),
    db.supplier.findMany({ orderBy: { name: 'asc' }, select: { slug: true, name: true } }),
    db.market.findMany({
      where: ownMarkets(seller),
      orderBy: { position: 'asc' },
      select: { slug: true, name: true },
    }),
    db.label.findMany({ orderBy: { position: 'asc' }, select: { slug: true, name: true } }),
  ])
  return { categories, suppliers, markets, labels }
}

export type DeskChoices = Awaited<ReturnType<typeof deskChoices>>

/** The name of a product. Throws NotFoundError. */
export async function findDeskProduct({ db }: Db, id: string): Promise<{ readonly name: string }> {
  const product = await db.product.findUnique({ where: { id }, select: { name: true } })
  if (!product) throw new NotFoundError(`no product ${id}`)
  return product
}
