import type { AppContext } from '../../context.ts'

/** The markets in their order. */
export function listMarkets({ db }: Pick<AppContext, 'db'>) {
  return db.market.findMany({
    orderBy: [{ position: 'asc' }, { name: 'asc' }],
    select: { slug: true, name: true, tagline: true, description: true, openingWords: true, collectionWords: true },
  })
}
