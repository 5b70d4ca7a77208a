import { ACTIVITY_STREAMS, type JsonLd } from './objects/json-ld.ts'

/** A collection that gives the number of its items, but not the items. */
export function collection(id: string, totalItems: number, first?: string): JsonLd {
  return { '@context': ACTIVITY_STREAMS, id, type: 'OrderedCollection', totalItems, ...(first && { first }) }
}

/** A collection with all its items, newest first. */
export function collectionOf(id: string, orderedItems: readonly unknown[]): JsonLd {
  return { ...collection(id, orderedItems.length), orderedItems }
}

export interface CollectionPage {
  readonly id: string
  readonly partOf: string
  readonly totalItems: number
  /** Documents, newest first. */
  readonly orderedItems: readonly unknown[]
  /** Older items. */
  readonly next: string | undefined
  /** Newer items. */
  readonly prev: string | undefined
}

/** One page of a collection with its items in full. */
export function collectionPage(page: CollectionPage): JsonLd {
  return { '@context': ACTIVITY_STREAMS, type: 'OrderedCollectionPage', ...page }
}
