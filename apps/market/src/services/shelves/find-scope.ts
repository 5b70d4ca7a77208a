import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { AppContext } from '../../context.ts'

/** Title and text of a listing's scope. */
export interface ScopeWords {
  readonly title: string
  readonly kicker: string
  readonly text: string
  readonly parent?: { readonly slug: string; readonly name: string }
}

type Db = Pick<AppContext, 'db'>

/** The words of a category. Throws NotFoundError. */
export async function findCategory({ db }: Db, slug: string): Promise<ScopeWords> {
  const category = await db.category.findUnique({ where: { slug }, include: { parent: true } })
  if (!category) throw new NotFoundError(`no category ${slug}`)
  const { name, description, parent } = category
  return {
    title: name,
    kicker: 'Shelf',
    text: description,
    ...(parent && { parent: { slug: parent.slug, name: parent.name } }),
  }
}

/** The words of a supplier. Throws NotFoundError. */
export async function findSupplier({ db }: Db, slug: string): Promise<ScopeWords> {
  const supplier = await db.supplier.findUnique({ where: { slug } })
  if (!supplier) throw new NotFoundError(`no supplier ${slug}`)
  return { title: supplier.name, kicker: supplier.place || 'Supplier', text: supplier.description }
}

/** The words of a market. Throws NotFoundError. */
export async function findMarket({ db }: Db, slug: string): Promise<ScopeWords> {
  const market = await db.market.findUnique({ where: { slug } })
  if (!market) throw new NotFoundError(`no market ${slug}`)
  const text = [market.description || market.tagline, market.openingWords, market.collectionWords]
    .filter(Boolean)
    .join(' ')
  return { title: market.name, kicker: 'Market', text }
}
