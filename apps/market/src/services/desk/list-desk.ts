import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { AppContext } from '../../context.ts'

type Db = Pick<AppContext, 'db'>

/** Every product with its packs as sellers see them: shelf by shelf, drafts and withdrawn ones too. */
export function listDesk({ db }: Db) {
  return db.product.findMany({
    orderBy: [{ category: { position: 'asc' } }, { name: 'asc' }],
    include: { category: true, supplier: true, variants: { orderBy: [{ position: 'asc' }, { id: 'asc' }] } },
    take: 1000,
  })
}

export type DeskProduct = Awaited<ReturnType<typeof listDesk>>[number]

/** What the form offers to choose from. */
export async function deskChoices({ db }: Db) {
  const [categories, suppliers, markets, labels] = await Promise.all([
    db.category.findMany({ orderBy: [{ position: 'asc' }, { name: 'asc' }], select: { slug: true, name: true } }),
    db.supplier.findMany({ orderBy: { name: 'asc' }, select: { slug: true, name: true } }),
    db.market.findMany({ orderBy: { position: 'asc' }, select: { slug: true, name: true } }),
    db.label.findMany({ orderBy: { position: 'asc' }, select: { slug: true, name: true } }),
  ])
  return { categories, suppliers, markets, labels }
}

export type DeskChoices = Awaited<ReturnType<typeof deskChoices>>

/** Throws NotFoundError. */
export async function findDeskProduct({ db }: Db, id: string): Promise<{ readonly name: string }> {
  const product = await db.product.findUnique({ where: { id }, select: { name: true } })
  if (!product) throw new NotFoundError(`no product ${id}`)
  return product
}
