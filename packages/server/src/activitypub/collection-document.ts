import { OrderedCollection, OrderedCollectionPage } from '@fedify/vocab'

/** A collection that gives the number of its items, but not the items. */
export function collection(id: string, totalItems: number, first?: string): Promise<unknown> {
  return new OrderedCollection({ id: new URL(id), totalItems, ...(first && { first: new URL(first) }) }).toJsonLd()
}

export interface CollectionPage {
  readonly id: URL
  readonly of: string
  readonly total: number
  /** Documents, newest first. */
  readonly items: readonly unknown[]
  readonly next: string | undefined
}

/** One page of a collection with its items in full. */
export async function collectionPage({ id, of, total, items, next }: CollectionPage): Promise<unknown> {
  const page = new OrderedCollectionPage({
    id,
    partOf: new URL(of),
    totalItems: total,
    ...(next && { next: new URL(next) }),
  })
  return { ...((await page.toJsonLd()) as object), orderedItems: items }
}
