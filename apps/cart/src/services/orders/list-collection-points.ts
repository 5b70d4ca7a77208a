import type { AppContext } from '../../context.ts'

/** The collection points in their order. */
export function listCollectionPoints({ db }: Pick<AppContext, 'db'>) {
  return db.collectionPoint.findMany({
    where: { offered: true },
    orderBy: [{ position: 'asc' }, { name: 'asc' }],
    select: { id: true, name: true, address: true, openingWords: true },
  })
}

export type CollectionChoice = Awaited<ReturnType<typeof listCollectionPoints>>[number]
